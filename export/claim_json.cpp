// SPDX-License-Identifier: Apache-2.0
// Claims, documents and doubts as JSON.
#include "export/claim_json.hpp"

#include <algorithm>
#include <unordered_set>

#include "export/selection.hpp"
#include "graph/model/properties.hpp"
#include "graph/model/title.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

constexpr std::string_view match_names[] = {"no", "possible", "certain"};
constexpr std::string_view stance_names[] = {"untold", "denied only", "disputed", "differs", "affirmed"};
constexpr std::string_view doubt_reasons[] = {"",      "",     "start",     "end",        "published", "disputed",
                                              "use",   "part", "exception", "compliance", "ring",      "one-day",
                                              "share", "seat", "excess",    "separate",   "group"};

}  // namespace

std::string_view json_name(Match match) { return match_names[static_cast<std::size_t>(match)]; }
std::string_view json_name(Stance stance) { return stance_names[static_cast<std::size_t>(stance)]; }

Json amount_json(const Amount& amount) {
  Json json = {{"text", amount_text(amount)}};
  if (amount.value) json["value"] = amount.value->text();
  if (amount.minimum) json["minValue"] = amount.minimum->text();
  if (amount.maximum) json["maxValue"] = amount.maximum->text();
  if (!amount.unit.empty()) json[amount.money ? "currency" : "unit"] = amount.unit;
  if (amount.strict) json["strict"] = true;
  if (amount.approximate) json["approximate"] = true;
  return json;
}

Json bounds_json(const Bounds& bounds) {
  Json json = Json::object();
  const auto add = [&](const char* member, Day day) {
    if (day != unbounded_past && day != unbounded_future) json[member] = iso_date(day);
  };
  add("startsEarliest", bounds.start_earliest);
  add("startsLatest", bounds.start_latest);
  add("endsEarliest", bounds.end_earliest);
  add("endsLatest", bounds.end_latest);
  return json;
}

ClaimJson::ClaimJson(const Lens& lens, std::vector<std::string> languages, JsonReferences references)
    : lens_(lens), graph_(lens.graph()), languages_(std::move(languages)), references_(std::move(references)) {
  for (const KnownPropertyRow& row : known_properties) predicates_.push_back(graph_.terms().find_iri(row.iri));
}

Json ClaimJson::texts(TermId subject, std::string_view property) const {
  Json json = Json::object();
  const TermId predicate = graph_.terms().find_iri(property);
  std::unordered_set<TermId> met;  // a text may be stated in several graphs
  if (predicate != no_term)
    for (const Quad& quad : graph_.statements(subject)) {
      const TermView text = graph_.terms()[quad.object];
      if (quad.predicate != predicate || text.kind != TermKind::literal) continue;
      if (met.insert(quad.object).second) json[std::string(text.language)].push_back(std::string(text.value));
    }
  return json;
}

Json ClaimJson::named(TermId term) const {
  Json json = {{"iri", identifier_of(graph_, term)}, {"name", graph_.name(term, languages_)}};
  if (Json labels = texts(term, vocab::skos_prefLabel); !labels.empty()) json["labels"] = std::move(labels);
  if (Json aliases = texts(term, vocab::skos_altLabel); !aliases.empty()) json["aliases"] = std::move(aliases);
  return json;
}

void ClaimJson::add_text(Json& json, const char* member, TermId subject, std::string_view property) const {
  if (const TermId object = graph_.object(subject, property); object != no_term)
    json[member] = std::string(graph_.terms().value(object));
}

Json ClaimJson::document(DocumentId document) const {
  const TermId term = graph_.document(document).term;
  Json json = named(term);
  json["name"] = title_of(graph_, document, languages_);
  add_text(json, "published", term, vocab::schema_datePublished);
  add_text(json, "language", term, vocab::schema_inLanguage);
  for (const auto& [member, property] :
       {std::pair("publisher", vocab::schema_publisher), std::pair("author", vocab::schema_author)})
    if (const TermId object = graph_.object(term, property); object != no_term)
      json[member] = graph_.terms().kind(object) == TermKind::literal ? std::string(graph_.terms().value(object))
                                                                      : graph_.name(object, languages_);
  add_text(json, "url", term, vocab::schema_url);
  add_text(json, "sha256", term, vocab::fil_sha256);
  return json;
}

// A term of a list: the local name of an ontology term, the IRI of any other.
Json ClaimJson::term(TermId term) const {
  const std::string_view iri = graph_.terms().value(term);
  return std::string(iri.starts_with(vocab::fil) ? local_name(iri) : iri);
}

void ClaimJson::add_edges(Json& json, ClaimId owner) const {
  if (graph_.is_edge(owner)) {
    const Edge edge = graph_.edge(owner);
    json["subject"] = references_.thing(graph_.term_of_vertex(edge.source));
    json["predicate"] = graph_.kinds().edge_type(graph_.type_of(owner)).iri;
    json["object"] = references_.thing(graph_.term_of_vertex(edge.target));
    return;
  }
  const VertexId own = graph_.find_vertex(graph_.term_of_claim(owner));
  if (own == no_vertex) return;
  for (const std::uint32_t e : graph_.out_claims(own))
    json["edges"].push_back({{"predicate", graph_.kinds().edge_type(graph_.type_of(e)).iri},
                             {"object", references_.thing(graph_.term_of_vertex(graph_.edge(e).target))}});
}

void ClaimJson::add_qualifiers(Json& json, ClaimId owner) const {
  const TermId claim = graph_.term_of_claim(owner);
  const bool link = graph_.is_edge(owner);
  const std::span<const Quad> statements = graph_.statements(claim);
  for (std::size_t i = 0; i < predicates_.size(); ++i) {
    const KnownPropertyRow& row = known_properties[i];
    if (row.form == ValueForm::none || predicates_[i] == no_term) continue;
    if (!link && graph_.kinds().find_edge_type(row.iri)) continue;  // one of its edges
    const std::string member(row.json);
    if (row.form == ValueForm::text) {
      if (Json words = texts(claim, row.iri); !words.empty()) json[member] = std::move(words);
      continue;
    }
    if (row.form == ValueForm::amount) {
      for (const Amount& amount : amounts_of(graph_, claim, row.iri)) json[member].push_back(amount_json(amount));
      continue;
    }
    TermId last = no_term;
    for (const Quad& quad : statements) {
      // The same statement may follow for another graph.
      if (quad.predicate != predicates_[i] || std::exchange(last, quad.object) == quad.object) continue;
      const TermView object = graph_.terms()[quad.object];
      const bool numeric = row.form == ValueForm::number || row.form == ValueForm::share;
      const std::optional<Decimal> number = numeric ? Decimal::parse(object.value) : std::nullopt;
      Json value = number                             ? Json(number->text())
                   : object.kind == TermKind::literal ? Json(std::string(object.value))
                   : row.form == ValueForm::term      ? term(quad.object)
                                                      : references_.thing(quad.object);
      if (row.single)
        json[member] = std::move(value);
      else
        json[member].push_back(std::move(value));
    }
  }
  if (graph_.is_true(claim, vocab::fil_approximate)) json["approximate"] = true;
}

Json ClaimJson::doubts(std::span<const Doubt> doubts) const {
  Json list = Json::array();
  for (const Doubt& doubt : doubts) {
    const bool precision = doubt.kind == DoubtKind::precision, last_told = doubt.kind == DoubtKind::last_told;
    Json json = {{"kind", precision ? "precision" : last_told ? "as-last-told" : "possible"}};
    if (!precision && !last_told) json["reason"] = doubt_reasons[static_cast<std::size_t>(doubt.kind)];
    if (doubt.claim != no_claim) json["claim"] = references_.claim(graph_.owner(doubt.claim));
    if (doubt.days != DayRange{}) json[last_told ? "told" : "days"] = format_range(doubt.days);
    list.push_back(std::move(json));
  }
  return list;
}

void ClaimJson::add_time(Json& json, ClaimId owner) const {
  json["bounds"] = bounds_json(lens_.bounds(owner));
  json["match"] = json_name(lens_.match_of_any_firmness(owner));
  const ClaimStance stance = lens_.stance(owner);
  json["stance"] = json_name(stance.stance);
  // Without the attestations that may not be published yet, the stance would be another.
  if (stance.told == Match::possible) json["stanceMatch"] = "possible";
  if (Json list = doubts(lens_.doubts(owner)); !list.empty()) json["doubt"] = std::move(list);
  for (const ClaimId answer : lens_.denied_answers(owner)) json["answeredBy"].push_back(references_.claim(answer));
  // Nothing differs from what nobody affirms.
  const bool told = stance.stance != Stance::denied_only && stance.stance != Stance::untold;
  std::vector<ClaimId> others;
  if (told) others = lens_.differing(owner, most_differing_told + 1);
  if (others.size() > most_differing_told) {
    others.resize(most_differing_told);
    json["moreDiffer"] = true;
  }
  for (const ClaimId other : others) json["differs"].push_back(references_.claim(other));
  const Kind kind = graph_.kind_of_claim(owner);
  if (kind != Kind::link && kind != Kind::measure) return;
  for (const auto& [member, turn] : {std::pair("begunBy", Turn::start), std::pair("endedBy", Turn::end)})
    for (const TurningEvent& event : lens_.moving_events(owner, turn))
      json[member].push_back(references_.claim(event.event));
}

Json ClaimJson::attestation(const AttestationRow& row) const {
  Json json = {{"iri", identifier_of(graph_, row.term)},
               {"stance", row.denies ? "denies" : "affirms"},
               {"certainty", graph_.certainty_name(row)},
               {"voice", references_.thing(row.voice)},
               {"document", references_.document(row.document)},
               {"start", row.start},
               {"end", row.end}};
  if (lens_.options().known_by) json["known"] = json_name(lens_.shows(row));
  if (row.derived_from != no_attestation)
    json["derivedFrom"] = identifier_of(graph_, graph_.attestation(row.derived_from).term);
  return json;
}

Json ClaimJson::claim(ClaimId owner) const {
  const TermId term = graph_.term_of_claim(owner);
  Json json = {{"iri", identifier_of(graph_, term)},
               {"kind", std::string(local_name(graph_.kinds().class_of_kind(graph_.kind_of_claim(owner))))}};
  add_edges(json, owner);
  if (Json labels = texts(term, vocab::skos_prefLabel); !labels.empty()) json["labels"] = std::move(labels);
  add_qualifiers(json, owner);
  add_time(json, owner);
  for (const RelationRow& row : graph_.relations_from(owner))
    json["relations"].push_back({{"predicate", graph_.kinds().edge_type(graph_.type_of(row)).iri},
                                 {"object", identifier_of(graph_, graph_.term_of_claim(row.to))}});
  json["attestations"] = Json::array();
  for (const bool denies : {false, true})
    for (const AttestationRow& row : graph_.attestations(owner))
      if ((row.denies != 0) == denies && (denies ? lens_.shows(row) : lens_.keep(lens_.shows(row))) != Match::no)
        json["attestations"].push_back(attestation(row));
  return json;
}

}  // namespace filiera

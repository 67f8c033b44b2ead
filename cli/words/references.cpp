// SPDX-License-Identifier: Apache-2.0
// Rows of answers as JSON, and the tables of what they refer to.
#include "cli/words/references.hpp"
#include "cli/words/held_in_part.hpp"

#include <fmt/format.h>

#include <optional>

#include "cli/words/doubt_text.hpp"
#include "cli/words/long_lines.hpp"
#include "export/selection.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

constexpr std::string_view role_names[] = {"against", "permits", "favours", "mustComply"};
// What the statement of a claim adds to its ends and product, where the row tells these: "40 bn CNY".
std::optional<std::string> detail_in_row(const Wording& wording, const SupplyRow& row, ClaimId c) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId owner = graph.owner(c);
  if (graph.kind_of_claim(owner) != Kind::link || graph.type_of(owner) != row.role) return std::nullopt;
  const Edge edge = graph.edge(owner);
  const VertexId product = graph.product(owner);
  if (edge.source != row.supplier || (edge.target != row.recipient && edge.target != row.product) ||
      (product != no_vertex && product != row.product))
    return std::nullopt;
  const std::string told = fmt::format("{} ─{}→ {}", wording.name_of_vertex(edge.source), wording.edge_text(row.role),
                                       wording.name_of_vertex(edge.target));
  std::string detail = wording.statement(owner);
  if (!detail.starts_with(told)) return std::nullopt;
  detail.erase(0, told.size());
  const std::string of_product = product == no_vertex ? "" : ": " + wording.name_of_vertex(product);
  if (detail == of_product) return std::string();
  if (!of_product.empty() && detail.starts_with(of_product + ", ")) detail.erase(0, of_product.size());
  return detail.starts_with(": ") || detail.starts_with(", ") ? std::optional(detail.substr(2)) : std::nullopt;
}

constexpr std::string_view clause_names[] = {"told", "goods",     "fromPlace",  "toPlace", "party",
                                             "time", "exception", "compliance", "oneDay",  "condition"};

}  // namespace

std::string_view json_name(MeasureRole role) { return role_names[static_cast<std::size_t>(role)]; }

Json reference_json(const Wording& wording, TermId term) {
  return {{"iri", identifier_of(wording.graph(), term)}, {"name", wording.name(term)}};
}

Json vertex_json(const Wording& wording, VertexId v) {
  return v == no_vertex ? Json(nullptr) : reference_json(wording, wording.graph().term_of_vertex(v));
}

Json vertices_json(const Wording& wording, std::span<const VertexId> vertices) {
  Json list = Json::array();
  for (const VertexId v : vertices) list.push_back(vertex_json(wording, v));
  return list;
}

References::References(Wording wording, std::string suffix)
    : wording_(std::move(wording)),
      suffix_(std::move(suffix)),
      json_(wording_.lens(), {wording_.languages().begin(), wording_.languages().end()},
            {[this](TermId term) { return reference_json(wording_, term); },
             [this](DocumentId d) { return document(d); }, [this](ClaimId c) { return claim(c); }}) {}

template <class Id, class Name>
Json References::mention(Mentioned<Id>& mentioned, Id id, Name name) {
  const auto [place, fresh] = mentioned.ids.try_emplace(id);
  if (fresh) {
    mentioned.list.push_back(id);
    place->second = name();
  }
  return place->second;
}

Json References::claim(ClaimId c) {
  const ClaimId owner = wording_.graph().owner(c);
  Json id = mention(claims_, owner, [&] { return wording_.identifier(owner); });
  if (!brief_) return id;
  mention_documents_of(owner);
  return brief_claim(wording_, owner, relays_, !told_.insert(owner).second);
}

void References::mention_documents_of(ClaimId c) {
  const KnowledgeGraph& graph = wording_.graph();
  for (const Wording::Side side : {Wording::Side::perhaps_affirming, Wording::Side::denying})
    for (const AttestationRow* row : wording_.attestations(c, side)) document(row->document);
  for (const RelationRow& answer : graph.relations_to(graph.owner(c)))
    if (answer.type == graph.core(vocab::fil_answers))
      for (const AttestationRow* row : wording_.attestations(answer.from, Wording::Side::denying))
        document(row->document);
}

Json References::doubts(std::span<const Doubt> doubts) {
  return brief_ ? Json(brief_doubts(wording_, doubts)) : json_.doubts(doubts);
}

Json References::claims(std::span<const ClaimId> list) {
  Json json = Json::array();
  for (const ClaimId c : list) json.push_back(claim(c));
  return json;
}

Json References::measure(VertexId measure) {
  return mention(measures_, measure, [&] { return wording_.identifier(wording_.graph().claim_of_vertex(measure)); });
}

Json References::document(DocumentId document) {
  return mention(documents_, document, [&] { return wording_.short_name(wording_.graph().document(document).term); });
}

Json References::on_hop(const MeasureOnHop& on) {
  Json json = {{"measure", measure(on.measure)}, {"role", json_name(on.role)}, {"match", json_name(on.match)}};
  if (on.part_unknown) json["partUnknown"] = true;
  if (on.exception_possible) json["exceptionPossible"] = true;
  if (on.expected) json["expected"] = true;
  if (brief_) tellings_of_.insert_or_assign(on.measure, on.same_matter);
  json["tellings"] = Json::array();
  for (std::size_t i = 0; i < on.same_matter.size() && !brief_; ++i) {
    const bool expected = !wording_.graph().real(wording_.graph().claim_of_vertex(on.same_matter[i]));
    json["tellings"].push_back(measure(on.same_matter[i]));
    // The first is the measure of the row.
    if (i == 0 || (on.told_match[i] == Match::certain && !expected)) continue;
    Json unsure = {{"measure", measure(on.same_matter[i])}, {"match", json_name(on.told_match[i])}};
    if (expected) unsure["expected"] = true;
    json["uncertainTellings"].push_back(std::move(unsure));
  }
  json["conditions"] = Json::array();
  for (const ConditionOnHop& condition : on.conditions) {
    json["conditions"].push_back(measure(condition.measure));
    if (condition.match == Match::certain && !condition.expected) continue;
    Json unsure = {{"measure", measure(condition.measure)},
                   {"match", json_name(condition.match)},
                   {"doubt", doubts(condition.doubts)}};
    if (condition.expected) unsure["expected"] = true;
    json["uncertainConditions"].push_back(std::move(unsure));
  }
  return json;
}

Json References::on_hop(std::span<const MeasureOnHop> measures) {
  Json list = Json::array();
  for (const MeasureOnHop& each : measures) list.push_back(on_hop(each));
  return list;
}

Json References::on_parties(std::span<const PartyMeasure> measures) {
  Json list = Json::array();
  for (const PartyMeasure& on : measures) {
    Json json = {{"measure", measure(on.measure)},
                 {"party", vertex_json(wording_, on.party)},
                 {"effect", wording_.graph().kinds().effects()[on.effect].name()},
                 {"match", json_name(on.match)},
                 {"doubt", doubts(on.doubts)}};
    if (on.expected) json["expected"] = true;
    if (on.through) json["through"] = claims(on.through->chain.claims);
    list.push_back(std::move(json));
  }
  return list;
}

void References::add_unknown_party(Json& json, const UnknownParty& unknown) {
  if (unknown.listings > 0)
    json["unknownParty"] = {{"listings", unknown.listings}, {"prohibits", json_name(unknown.prohibits)}};
}

Json References::derivations(std::span<const Derivation> derivations) {
  Json list = Json::array();
  for (const Derivation& derivation : derivations) {
    if (brief_) {
      MeasureReasons possible = reasons_of(wording_, derivation);
      if (!possible.last_told.empty()) possible.reasons.push_back(say("as last told {}", possible.last_told));
      list.push_back({{"measure", wording_.identifier(wording_.graph().claim_of_vertex(derivation.measure))},
                      {"role", json_name(derivation.role)},
                      {"doubt", possible.reasons}});
      continue;
    }
    Json clauses = Json::array();
    for (const Clause& clause : derivation.clauses) {
      Json json = {{"clause", clause_names[static_cast<std::size_t>(clause.kind)]}, {"match", json_name(clause.match)}};
      if (clause.stated != no_vertex) json["stated"] = vertex_json(wording_, clause.stated);
      if (clause.actual != no_vertex) json["actual"] = vertex_json(wording_, clause.actual);
      if (clause.claim != no_claim) json["claim"] = claim(clause.claim);
      if (!clause.by.empty()) json["by"] = claims(clause.by);
      if (clause.shortened) json["shortened"] = true;
      if (!clause.doubts.empty()) json["doubt"] = doubts(clause.doubts);
      clauses.push_back(std::move(json));
    }
    Json json = {{"measure", measure(derivation.measure)},
                 {"role", json_name(derivation.role)},
                 {"match", json_name(derivation.match)}};
    if (derivation.days != DayRange{}) json["days"] = format_range(derivation.days);
    json["clauses"] = std::move(clauses);
    list.push_back(std::move(json));
  }
  return list;
}

Json References::supply_row(const SupplyRow& row) {
  Json own_claims = claims(row.claims);
  for (std::size_t i = 0; i < row.claims.size() && brief_; ++i) {
    if (!own_claims[i].contains("says")) continue;
    const std::optional<std::string> detail = detail_in_row(wording_, row, row.claims[i]);
    if (!detail) continue;
    Json short_claim = Json::object();
    for (const auto& [name, member] : own_claims[i].items()) {
      if (name != "says")
        short_claim[name] = member;
      else if (!detail->empty())
        short_claim["detail"] = *detail;
    }
    own_claims[i] = std::move(short_claim);
  }
  Json json = {{"supplier", vertex_json(wording_, row.supplier)},
               {"product", vertex_json(wording_, row.product)},
               {"recipient", vertex_json(wording_, row.recipient)},
               {"role", wording_.graph().kinds().edge_type(row.role).iri},
               {"partner", row.partner},
               {"tier", row.depth},
               {"match", json_name(row.match)},
               {"doubt", doubts(row.doubts)},
               {"contested", json_name(row.contested)},
               {"bounds", bounds_json(row.time)},
               {"claims", std::move(own_claims)},
               {"received", claims(row.received)},
               {"measures", on_hop(row.measures)},
               {"partyMeasures", on_parties(row.party_measures)}};
  add_unknown_party(json, row.unknown_party);
  return json;
}

Json References::claim_members(ClaimId c) {
  Json json = json_.claim(c);
  json["says"] = wording_.statement(c);
  json["period"] = wording_.period(c);
  return json;
}

Json References::measure_members(VertexId v) {
  const KnowledgeGraph& graph = wording_.graph();
  const TermId term = graph.term_of_vertex(v);
  Json json = {{"iri", identifier_of(graph, term)},
               {"name", wording_.name_of_vertex(v)},
               {"claim", claim(graph.claim_of_vertex(v))}};
  if (const auto effect = graph.effect(v)) json["effect"] = graph.kinds().effects()[*effect].name();
  json["issuedBy"] = Json::array();
  for (const std::uint32_t edge : graph.out_claims(v, graph.core(vocab::fil_issuedBy)))
    json["issuedBy"].push_back(vertex_json(wording_, graph.edge(edge).target));
  for (const MatchedParty& party : wording_.matched_parties(v)) {
    Json pairs = Json::array();
    for (const SamePair& pair : party.pairs)
      pairs.push_back({{"subject", pair.subject},
                       {"object", pair.object},
                       {"justification", pair.justification},
                       {"confidence", pair.confidence},
                       {"file", pair.file},
                       {"line", pair.line}});
    json["listedAs"].push_back(
        {{"iri", party.iri}, {"name", party.label}, {"sameAs", party.same_as}, {"pairs", std::move(pairs)}});
  }
  return json;
}

template <class Id, class Tell>
JsonTable References::table(Mentioned<Id>& mentioned, Tell tell) {
  return {[&mentioned, tell]() -> std::optional<std::pair<std::string, JsonTable::Member>> {
    if (mentioned.told == mentioned.list.size()) return std::nullopt;
    const Id id = mentioned.list[mentioned.told++];
    return std::pair(mentioned.ids.at(id), tell(id));
  }};
}

void References::clear() {
  claims_ = {};
  measures_ = {};
  documents_ = {};
  told_ = {};
  tellings_of_ = {};
}

// Writes measures first, then claims, because measures mention claims, and claims mention other claims and documents.
void References::add_to(JsonObject& object) {
  if (brief_) return add_brief_to(object);
  object.table("measures" + suffix_, table(measures_, [this](VertexId v) { return measure_members(v); }));
  object.table("claims" + suffix_, table(claims_, [this](ClaimId c) { return claim_members(c); }));
  object.table("documents" + suffix_, table(documents_, [this](DocumentId d) { return json_.document(d); }));
  add_held_in_part(object);
}

void References::add_held_in_part(JsonObject& object) const {
  if (!wording_.named_things()) return;
  auto rules = std::make_shared<std::optional<std::vector<HeldInPart>>>();  // known once all rows are written
  object.table(
      "heldInPart" + suffix_,
      {[this, rules, next = std::size_t{0}]() mutable -> std::optional<std::pair<std::string, JsonTable::Member>> {
        if (!*rules) *rules = held_in_part(wording_);
        if (next == (*rules)->size()) return std::nullopt;
        const HeldInPart& rule = (**rules)[next++];
        const KnowledgeGraph& graph = wording_.graph();
        Json json = {{"name", wording_.name_of_vertex(rule.measure)}, {"leftOut", Json::array()}};
        for (const DocumentId document : rule.documents)
          json["leftOut"].push_back({{"document", graph.terms().value(graph.document(document).term)},
                                     {"text", left_out_text(wording_, document)}});
        return std::pair(std::string(graph.terms().value(graph.term_of_vertex(rule.measure))),
                         JsonTable::Member(std::move(json)));
      }});
}

// In the order of add_to(), for the same reasons.
std::vector<AnswerSheet> References::sheets() {
  for (const ClaimId c : claims_.list)
    if (const VertexId v = wording_.graph().find_vertex(wording_.graph().term_of_claim(c));
        wording_.graph().kind_of_claim(c) == Kind::measure && v != no_vertex)
      measure(v);
  const auto measure_lines = [this](const LineTaker& take) {
    for (std::size_t i = 0; i < measures_.list.size(); ++i) {
      claim(wording_.graph().claim_of_vertex(measures_.list[i]));
      take_measure_lines(wording_, measures_.list[i], take);
    }
  };
  const auto claim_lines = [this](const LineTaker& take) {
    for (std::size_t i = 0; i < claims_.list.size(); ++i) {
      const ClaimId c = claims_.list[i];
      for (const AttestationRow& row : wording_.graph().attestations(c))
        if (wording_.lens().shows(row) != Match::no) document(row.document);
      take_claim_lines(wording_, c, {}, take);
    }
  };
  return {{"measures" + suffix_, measure_fields(), measure_lines},
          {"claims" + suffix_, claim_fields(), claim_lines},
          document_sheet()};
}

AnswerSheet References::document_sheet() {
  static constexpr const char* members[] = {"published", "language", "publisher", "author", "url", "sha256"};
  Fields fields{"document", "document_iri", "title"};
  fields.insert(fields.end(), std::begin(members), std::end(members));
  return {"documents" + suffix_, std::move(fields), [this](const LineTaker& take) {
            for (const DocumentId d : documents_.list) {
              const Json json = json_.document(d);
              Fields line{documents_.ids.at(d), json.value("iri", ""), json.value("name", "")};
              for (const char* member : members) line.push_back(json.value(member, ""));
              take(line);
            }
          }};
}

// The claims that were mentioned before the rows are told here, the first of them.
void References::add_brief_to(JsonObject& object) {
  constexpr std::size_t most = 40;
  object.table("measures" + suffix_, table(measures_, [this](VertexId v) {
                 const auto tellings = tellings_of_.find(v);
                 const std::vector<VertexId> alone{v};
                 const std::vector<VertexId>& all = tellings == tellings_of_.end() ? alone : tellings->second;
                 for (const VertexId telling : all) mention_documents_of(wording_.graph().claim_of_vertex(telling));
                 return brief_measure(wording_, v, all);
               }));
  std::erase_if(claims_.list, [this](ClaimId c) { return told_.contains(c); });
  if (claims_.list.size() > most) claims_.list.resize(most);
  object.table("claims" + suffix_, table(claims_, [this](ClaimId c) { return claim(c); }));
  object.table("documents" + suffix_,
               table(documents_, [this](DocumentId d) { return Json(document_text(wording_, d)); }));
  add_held_in_part(object);
}

std::shared_ptr<References> references_of(Answer& answer, const Wording& wording, std::string suffix) {
  add_legend(answer, wording);
  auto references = std::make_shared<References>(wording, std::move(suffix));
  answer.tables.push_back(references);
  return references;
}

namespace {

// A short list as a value, which is then written on one line if it fits; a long one element by element.
JsonTable::Member member_of(const SharedLists::Elements& list) {
  constexpr std::size_t most = 1000;
  std::size_t size = 0;
  for (const std::string& element : list) size += element.size();
  if (size > most) return JsonList{list.size(), [&list](std::size_t i) { return JsonObject(Json::parse(list[i])); }};
  Json value = Json::array();
  for (const std::string& element : list) value.push_back(Json::parse(element));
  return value;
}

}  // namespace

void SharedLists::clear() {
  number_of_.clear();
  ++round_;
  lists_.clear();
  told_ = 0;
}

void SharedLists::add_to(JsonObject& object) {
  object.table(name_, {[this]() -> std::optional<std::pair<std::string, JsonTable::Member>> {
                 if (told_ == lists_.size()) return std::nullopt;
                 const Elements& list = lists_[told_++];
                 return std::pair(prefix_ + std::to_string(told_), member_of(list));
               }});
}

std::shared_ptr<SharedLists> shared_lists_of(Answer& answer, std::string name, std::string prefix) {
  auto lists = std::make_shared<SharedLists>(std::move(name), std::move(prefix));
  answer.tables.push_back(lists);
  return lists;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes things, documents and claims as JSON, schema filiera/graph/1.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "export/claim_formats.hpp"
#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

using Json = nlohmann::ordered_json;

class GraphJson {
 public:
  GraphJson(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : request_(request), graph_(request.graph()), lens_(request.lens), selection_(selection), sink_(sink) {}

  void write() {
    sink_.write("{\n  \"schema\": \"filiera/graph/1\",\n  \"lens\": " + lens().dump());
    list("claims", selection_.claims(), [this](ClaimId c) { return claim(c); });
    list("things", selection_.vertices(), [this](VertexId v) { return thing(v); });
    std::sort(voices_.begin(), voices_.end());
    voices_.erase(std::unique(voices_.begin(), voices_.end()), voices_.end());
    list("voices", voices_, [this](TermId voice) { return named(voice); });
    std::sort(documents_.begin(), documents_.end());
    documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
    list("documents", documents_, [this](DocumentId d) { return document(d); });
    sink_.write("\n}\n");
  }

 private:
  // One element a line.
  template <class Elements, class Make>
  void list(std::string_view name, const Elements& elements, Make make) {
    sink_.write(",\n  \"" + std::string(name) + "\": [");
    bool first = true;
    for (const auto element : elements) {
      sink_.write(first ? "\n    " : ",\n    ");
      first = false;
      sink_.write(make(element).dump());
    }
    sink_.write(first ? "]" : "\n  ]");
  }

  std::string id(TermId term) const { return identifier_of(graph_, term); }

  Json lens() const {
    const LensOptions& options = lens_.options();
    Json json = Json::object();
    if (options.as_of) json["asOf"] = format_range(*options.as_of);
    if (options.known_by) json["knownBy"] = iso_date(*options.known_by);
    for (const TermId term : options.sources) json["sources"].push_back(id(term));
    for (const TermId term : options.not_sources) json["notSources"].push_back(id(term));
    if (options.stance != StanceFilter::all)
      json["stance"] = options.stance == StanceFilter::asserted ? "asserted" : "contested";
    if (options.least == Firmness::certain) json["certain"] = true;
    return json;
  }

  // Texts of a property by language; those without one under "".
  Json texts(TermId subject, std::string_view property) const {
    Json json = Json::object();
    const TermId predicate = graph_.terms().find_iri(property);
    if (predicate != no_term)
      for (const Quad& quad : graph_.statements(subject)) {
        const TermView text = graph_.terms()[quad.object];
        if (quad.predicate != predicate || text.kind != TermKind::literal) continue;
        Json& list = json[std::string(text.language)];
        if (std::find(list.begin(), list.end(), text.value) == list.end()) list.push_back(std::string(text.value));
      }
    return json;
  }

  Json named(TermId term) const {
    Json json = {{"iri", id(term)}, {"name", graph_.name(term, request_.languages)}};
    if (Json labels = texts(term, vocab::skos_prefLabel); !labels.empty()) json["labels"] = std::move(labels);
    if (Json aliases = texts(term, vocab::skos_altLabel); !aliases.empty()) json["aliases"] = std::move(aliases);
    return json;
  }

  Json thing(VertexId v) const {
    Json json = named(graph_.term_of_vertex(v));
    json["kind"] = std::string(local_name(graph_.kinds().class_of_kind(graph_.kind_of_vertex(v))));
    return json;
  }

  void add_text(Json& json, const char* member, TermId subject, std::string_view property) const {
    if (const TermId object = graph_.object(subject, property); object != no_term)
      json[member] = std::string(graph_.terms().value(object));
  }

  Json document(DocumentId d) const {
    const TermId term = graph_.document(d).term;
    Json json = named(term);
    add_text(json, "published", term, vocab::schema_datePublished);
    add_text(json, "language", term, vocab::schema_inLanguage);
    add_text(json, "sha256", term, vocab::fil_sha256);
    return json;
  }

  void add_amount(Json& json, const char* member, TermId claim, std::string_view property) const {
    const std::optional<Amount> amount = amount_of(graph_, claim, property);
    if (!amount) return;
    Json& part = json[member];
    if (amount->value) part["value"] = amount->value->text();
    if (amount->minimum) part["minValue"] = amount->minimum->text();
    if (amount->maximum) part["maxValue"] = amount->maximum->text();
    if (!amount->unit.empty()) part[amount->money ? "currency" : "unit"] = amount->unit;
    if (amount->strict) part["strict"] = true;
    if (amount->approximate) part["approximate"] = true;
  }

  void add_time(Json& json, ClaimId c) const {
    const TermId term = graph_.term_of_claim(c);
    add_text(json, "starts", term, vocab::fil_starts);
    add_text(json, "ends", term, vocab::fil_ends);
    add_text(json, "when", term, vocab::fil_when);
    const Bounds bounds = lens_.bounds(c);
    Json days = Json::object();
    const auto add = [&](const char* member, Day day) {
      if (day != unbounded_past && day != unbounded_future) days[member] = iso_date(day);
    };
    add("startsEarliest", bounds.start_earliest);
    add("startsLatest", bounds.start_latest);
    add("endsEarliest", bounds.end_earliest);
    add("endsLatest", bounds.end_latest);
    json["bounds"] = std::move(days);
    json["match"] = lens_.match(c) == Match::certain ? "certain" : "possible";
    if (const Match contested = lens_.contested(c); contested != Match::no)
      json["contested"] = contested == Match::certain ? "certain" : "possible";
  }

  void add_iris(Json& json, const char* member, TermId subject, std::string_view property) const {
    const TermId predicate = graph_.terms().find_iri(property);
    if (predicate != no_term)
      for (const Quad& quad : graph_.statements(subject))
        if (quad.predicate == predicate && (json[member].empty() || json[member].back() != id(quad.object)))
          json[member].push_back(id(quad.object));
  }

  void add_edges(Json& json, ClaimId c) const {
    if (graph_.is_edge(c)) {
      const Edge edge = graph_.edge(c);
      json["subject"] = id(graph_.term_of_vertex(edge.source));
      json["predicate"] = graph_.kinds().edge_type(graph_.type_of(c)).iri;
      json["object"] = id(graph_.term_of_vertex(edge.target));
      return;
    }
    const VertexId own = graph_.find_vertex(graph_.term_of_claim(c));
    if (own == no_vertex) return;
    for (const std::uint32_t e : graph_.out_claims(own))
      json["edges"].push_back({{"predicate", graph_.kinds().edge_type(graph_.type_of(e)).iri},
                               {"object", id(graph_.term_of_vertex(graph_.edge(e).target))}});
  }

  Json attestation(const AttestationRow& row) {
    voices_.push_back(row.voice);
    documents_.push_back(row.document);
    Json json = {{"iri", id(row.term)},
                 {"stance", row.denies ? "denies" : "affirms"},
                 {"certainty", graph_.certainty_name(row)},
                 {"voice", id(row.voice)},
                 {"document", id(graph_.document(row.document).term)},
                 {"start", row.start},
                 {"end", row.end}};
    if (row.derived_from != no_attestation) json["derivedFrom"] = id(graph_.attestation(row.derived_from).term);
    return json;
  }

  Json claim(ClaimId c) {
    const TermId term = graph_.term_of_claim(c);
    Json json = {{"iri", id(term)},
                 {"kind", std::string(local_name(graph_.kinds().class_of_kind(graph_.kind_of_claim(c))))}};
    add_edges(json, c);
    if (Json labels = texts(term, vocab::skos_prefLabel); !labels.empty()) json["labels"] = std::move(labels);
    if (Json words = texts(term, vocab::fil_text); !words.empty()) json["text"] = std::move(words);
    add_iris(json, "about", term, vocab::fil_about);
    if (graph_.product(c) != no_vertex) json["product"] = id(graph_.term_of_vertex(graph_.product(c)));
    if (graph_.destination(c) != no_vertex) json["toPlace"] = id(graph_.term_of_vertex(graph_.destination(c)));
    if (graph_.modality(c) != Modality::unstated)
      json["modality"] = std::string(local_name(graph_.kinds().modality(graph_.modality(c)).iri));
    add_text(json, "effect", term, vocab::fil_effect);
    add_text(json, "rate", term, vocab::fil_rate);
    if (Json conditions = texts(term, vocab::fil_condition); !conditions.empty())
      json["condition"] = std::move(conditions);
    add_text(json, "metric", term, vocab::fil_metric);
    add_amount(json, "amount", term, vocab::fil_amount);
    add_amount(json, "converted", term, vocab::fil_converted);
    add_amount(json, "unitPrice", term, vocab::fil_unitPrice);
    add_text(json, "share", term, vocab::fil_share);
    add_text(json, "shareOf", term, vocab::fil_shareOf);
    add_time(json, c);
    add_iris(json, "inferred", term, vocab::fil_inferred);
    for (const RelationRow& row : graph_.relations_from(c))
      json["relations"].push_back({{"predicate", graph_.kinds().edge_type(graph_.type_of(row)).iri},
                                   {"object", id(graph_.term_of_claim(row.to))}});
    json["attestations"] = Json::array();
    for (const AttestationRow& row : graph_.attestations(c))
      if (lens_.shows(row) != Match::no) json["attestations"].push_back(attestation(row));
    return json;
  }

  const ExportRequest& request_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Selection& selection_;
  ByteSink& sink_;
  std::vector<TermId> voices_;
  std::vector<DocumentId> documents_;
};

}  // namespace

ExportStatistics write_json(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  ExportStatistics written;
  written.claims = selection.claims().size();
  written.claims_shown = selection.shown();
  GraphJson(request, selection, sink).write();
  return written;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Claims and measures as JSON.
#include "cli/words/claim_json.hpp"

#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::string_view match_names[] = {"no", "possible", "certain"};
constexpr std::string_view doubt_names[] = {"", "startUnknown", "endUnknown", "carriedForward"};
constexpr std::string_view role_names[] = {"against", "permits", "favours", "mustComply"};

std::string iri_of(const KnowledgeGraph& graph, TermId term) { return std::string(graph.terms().value(term)); }

void add_amount(Json& json, const char* member, const Wording& wording, TermId claim, std::string_view property) {
  if (const std::optional<Amount> amount = amount_of(wording.graph(), claim, property))
    json[member] = amount_json(*amount);
}

void add_time(Json& json, const Wording& wording, ClaimId c) {
  const Lens& lens = wording.lens();
  json["when"] = wording.period(c);
  json["bounds"] = bounds_json(lens.bounds(c));
  json["match"] = json_name(lens.match(c));
  if (lens.options().as_of)
    if (const TimeDoubt doubt = lens.doubt(c, *lens.options().as_of); doubt != TimeDoubt::none)
      json["doubt"] = json_name(doubt);
  if (lens.contested(c) != Match::no) json["contested"] = json_name(lens.contested(c));
}

void add_inferred(Json& json, const KnowledgeGraph& graph, TermId claim) {
  const TermId inferred = graph.terms().find_iri(vocab::fil_inferred);
  for (const Quad& quad : graph.statements(claim))
    if (quad.predicate == inferred) json["inferred"].push_back(iri_of(graph, quad.object));
}

}  // namespace

std::string_view json_name(Match match) { return match_names[static_cast<std::size_t>(match)]; }
std::string_view json_name(TimeDoubt doubt) { return doubt_names[static_cast<std::size_t>(doubt)]; }
std::string_view json_name(MeasureRole role) { return role_names[static_cast<std::size_t>(role)]; }

Json reference_json(const Wording& wording, TermId term) {
  return {{"iri", iri_of(wording.graph(), term)}, {"name", wording.name(term)}};
}

Json vertex_json(const Wording& wording, VertexId v) {
  return v == no_vertex ? Json(nullptr) : reference_json(wording, wording.graph().term_of_vertex(v));
}

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

Json attestation_json(const Wording& wording, const AttestationRow& row) {
  const KnowledgeGraph& graph = wording.graph();
  Json json = {{"iri", iri_of(graph, row.term)},
               {"stance", row.denies ? "denies" : "affirms"},
               {"certainty", graph.certainty_name(row)},
               {"voice", reference_json(wording, row.voice)},
               {"document", reference_json(wording, graph.document(row.document).term)},
               {"start", row.start},
               {"end", row.end}};
  if (row.derived_from != no_attestation) json["derivedFrom"] = iri_of(graph, graph.attestation(row.derived_from).term);
  return json;
}

Json claim_json(const Wording& wording, ClaimId c) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId owner = graph.owner(c);
  const TermId term = graph.term_of_claim(owner);
  Json json = {{"iri", iri_of(graph, term)},
               {"id", wording.identifier(owner)},
               {"kind", local_name(graph.kinds().class_of_kind(graph.kind_of_claim(owner)))},
               {"says", wording.statement(owner)}};
  if (graph.is_edge(owner)) {
    const Edge edge = graph.edge(owner);
    json["subject"] = vertex_json(wording, edge.source);
    json["predicate"] = graph.kinds().edge_type(graph.type_of(owner)).iri;
    json["object"] = vertex_json(wording, edge.target);
  }
  if (graph.product(owner) != no_vertex) json["product"] = vertex_json(wording, graph.product(owner));
  if (graph.destination(owner) != no_vertex) json["toPlace"] = vertex_json(wording, graph.destination(owner));
  if (graph.modality(owner) != Modality::unstated)
    json["modality"] = local_name(graph.kinds().modality(graph.modality(owner)).iri);
  add_time(json, wording, owner);
  add_amount(json, "amount", wording, term, vocab::fil_amount);
  add_amount(json, "converted", wording, term, vocab::fil_converted);
  add_amount(json, "unitPrice", wording, term, vocab::fil_unitPrice);
  if (const TermId share = graph.object(term, vocab::fil_share); share != no_term) json["share"] = iri_of(graph, share);
  add_inferred(json, graph, term);
  json["attestations"] = Json::array();
  for (const Wording::Side side : {Wording::Side::affirming, Wording::Side::denying})
    for (const AttestationRow* row : wording.attestations(owner, side))
      json["attestations"].push_back(attestation_json(wording, *row));
  return json;
}

Json measure_json(const Wording& wording, const MeasureOnHop& measure) {
  const KnowledgeGraph& graph = wording.graph();
  Json json = {{"iri", iri_of(graph, graph.term_of_vertex(measure.measure))},
               {"name", wording.name_of_vertex(measure.measure)},
               {"role", json_name(measure.role)},
               {"effect", graph.kinds().effects()[measure.effect].name()},
               {"match", json_name(measure.match)}};
  if (measure.doubt != TimeDoubt::none) json["doubt"] = json_name(measure.doubt);
  if (measure.part_unknown) json["partUnknown"] = true;
  if (measure.exception_possible) json["exceptionPossible"] = true;
  if (measure.expected) json["expected"] = true;
  json["issuedBy"] = Json::array();
  const EdgeTypeId issued_by = graph.core(vocab::fil_issuedBy);
  for (const std::uint32_t edge : graph.out_claims(measure.measure, issued_by))
    json["issuedBy"].push_back(vertex_json(wording, graph.edge(edge).target));
  json["tellings"] = Json::array();
  for (const VertexId v : measure.tellings) json["tellings"].push_back(claim_json(wording, graph.claim_of_vertex(v)));
  json["conditions"] = Json::array();
  for (const VertexId v : measure.conditions)
    json["conditions"].push_back(claim_json(wording, graph.claim_of_vertex(v)));
  return json;
}

Json supply_row_json(const Wording& wording, const SupplyRow& row) {
  Json json = {{"supplier", vertex_json(wording, row.supplier)},
               {"product", vertex_json(wording, row.product)},
               {"recipient", vertex_json(wording, row.recipient)},
               {"role", wording.graph().kinds().edge_type(row.role).iri},
               {"partner", row.partner},
               {"tier", row.depth},
               {"match", json_name(row.match)},
               {"contested", json_name(row.contested)},
               {"bounds", bounds_json(row.time)}};
  const auto claims = [&](const std::vector<ClaimId>& ids) {
    Json list = Json::array();
    for (const ClaimId c : ids) list.push_back(claim_json(wording, c));
    return list;
  };
  json["claims"] = claims(row.claims);
  json["received"] = claims(row.received);
  json["measures"] = Json::array();
  for (const MeasureOnHop& measure : row.measures) json["measures"].push_back(measure_json(wording, measure));
  return json;
}

}  // namespace filiera

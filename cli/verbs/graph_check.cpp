// SPDX-License-Identifier: Apache-2.0
// Faults, and likely faults, of a graph that the model accepts.
#include "cli/verbs/graph_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/verbs/findings.hpp"
#include "graph/model/edges_of_type.hpp"
#include "graph/ownership/ownership_check.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/rings.hpp"

namespace filiera {
namespace {

constexpr FaultKind ring_fault{
    "ring", Severity::error,
    "Claims of families, parts, places, groups, parents, exceptions or conditions form a cycle. Nothing can be a kind, "
    "a part or a parent of itself: one of the claims is wrong or reversed, or ended before another began. Claims on a "
    "cycle are at most possible in every answer."};
constexpr FaultKind ownership_ring{
    "ownership-ring", Severity::info,
    "Parties own each other in a cycle. This occurs; check that none of the shares is reversed."};
constexpr FaultKind goods_not_stated{
    "goods-not-stated", Severity::warning,
    "A measure states neither goods nor a party, although its label names a product: it governs no hop. State its "
    "goods with fil:appliesTo, its party with fil:onParty; for all goods use fil:AnyProduct."};
constexpr FaultKind group_without_members{
    "group-without-members", Severity::info,
    "A measure with an ownership rule (fil:reachesBy) names a group of which the data states no member. The rule then "
    "reaches only what the group itself owns. Write a link of fil:memberOf for each member."};
constexpr FaultKind event_not_done{
    "event-not-done", Severity::warning,
    "An event introduces or terminates something, and is neither done nor only sought or planned. Only what is done "
    "begins or ends anything. State its fil:modality: fil:done if it has happened, fil:planned if it is to come."};
constexpr FaultKind no_alternative{
    "no-alternative", Severity::warning,
    "fil:anyOf names the set of alternatives of a part by an IRI, on a link of fil:inputTo. Elsewhere, or with a "
    "literal, it says nothing."};
constexpr FaultKind matters_differ{
    "matters-differ", Severity::warning,
    "Claims of different kinds are told to be the same matter (fil:sameMatterAs), such as a measure and a link. "
    "Tellings of one matter are claims of one kind; only the amount of a link may be told by a figure too."};
constexpr FaultKind nothing_read{"nothing-read", Severity::info, "The data contains no statement."};
constexpr const FaultKind* graph_fault_kinds[] = {
    &ring_fault,     &ownership_ring, &goods_not_stated, &group_without_members,
    &event_not_done, &no_alternative, &matters_differ,   &nothing_read};

constexpr std::string_view acyclic_types[] = {vocab::fil_kindOf,     vocab::fil_inputTo,  vocab::fil_locatedIn,
                                              vocab::fil_memberOf,   vocab::fil_parentOf, vocab::fil_exceptionTo,
                                              vocab::fil_conditionOf};

void find_rings(const KnowledgeGraph& graph, std::string_view type_iri, const FaultKind& kind,
                std::vector<Finding>& found) {
  const auto type = graph.kinds().find_edge_type(type_iri);
  if (!type) return;
  for (const Ring& ring : rings(graph, *type)) {
    // A company may hold shares of its own.
    if (type_iri == vocab::fil_owns && ring.members.size() == 1) continue;
    std::string members;
    for (const VertexId v : ring.members) members += graph.name(graph.term_of_vertex(v)) + " → ";
    members += graph.name(graph.term_of_vertex(ring.members.front()));
    const bool link = graph.owner(ring.claim) == ring.claim;
    found.push_back(
        {&kind,
         {std::string(graph.terms().value(graph.term_of_claim(ring.claim))), link ? vocab::rdf_object : type_iri},
         fmt::format("cycle of {}: {}", graph.kinds().edge_type(*type).name(), members),
         kind.severity == Severity::info ? "" : "remove or correct one of these claims, or date them"});
  }
}

// Whether the text contains the whole word, or its plural in "s" or "es". Both are folded.
bool holds_word(std::string_view text, std::string_view word) {
  const auto is_part = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (at > 0 && is_part(text[at - 1])) continue;
    for (const std::string_view ending : {"", "s", "es"}) {
      const std::string_view rest = text.substr(at + word.size());
      if (!rest.starts_with(ending)) continue;
      if (rest.size() == ending.size() || !is_part(rest[ending.size()])) return true;
    }
  }
  return false;
}

// The folded labels of a term, and with `aliases` its aliases.
std::vector<std::string> folded_names(const KnowledgeGraph& graph, TermId term, bool aliases) {
  std::vector<std::string> names;
  for (const Quad& quad : graph.statements(term)) {
    const std::string_view property = graph.terms().value(quad.predicate);
    if (property == vocab::skos_prefLabel || property == vocab::rdfs_label ||
        (aliases && property == vocab::skos_altLabel))
      names.push_back(fold(graph.terms().value(quad.object)));
  }
  return names;
}

void find_measures_without_goods(const KnowledgeGraph& graph, std::vector<Finding>& found) {
  // A measure with one of these properties states its goods or party, or inherits them from another measure.
  constexpr std::string_view saying[] = {vocab::fil_appliesTo, vocab::fil_insteadOf, vocab::fil_onParty,
                                         vocab::fil_exceptionTo, vocab::fil_conditionOf};
  std::vector<std::pair<std::string, VertexId>> products;
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    if (graph.kind_of_vertex(v) != Kind::product) continue;
    for (std::string& name : folded_names(graph, graph.term_of_vertex(v), true))
      products.emplace_back(std::move(name), v);
  }
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    if (graph.kind_of_vertex(v) != Kind::measure) continue;
    const TermId term = graph.term_of_vertex(v);
    if (std::ranges::any_of(saying,
                            [&](std::string_view type) { return !graph.out_claims(v, graph.core(type)).empty(); }) ||
        graph.object(term, vocab::fil_reachesOwned) != no_term)
      continue;
    const std::vector<std::string> labels = folded_names(graph, term, false);
    for (const std::pair<std::string, VertexId>& product : products) {
      const std::string& name = product.first;
      if (name.size() < 2 ||
          std::ranges::none_of(labels, [&](const std::string& label) { return holds_word(label, name); }))
        continue;
      const std::string goods = graph.name(graph.term_of_vertex(product.second));
      found.push_back({&goods_not_stated,
                       {std::string(graph.terms().value(term)), vocab::fil_effect},
                       fmt::format("'{}' names {}, but states neither goods nor a party", graph.name(term), goods),
                       fmt::format("add fil:appliesTo {}", graph.spelled(graph.term_of_vertex(product.second)))});
      break;
    }
  }
}

void find_groups_without_members(const KnowledgeGraph& graph, std::vector<Finding>& found) {
  const EdgeTypeId on_party = graph.core(vocab::fil_onParty), member_of = graph.core(vocab::fil_memberOf);
  for (VertexId group = 0; group < graph.vertex_count(); ++group) {
    if (graph.kind_of_vertex(group) != Kind::group || !graph.in_claims(group, member_of).empty()) continue;
    for (const ClaimId e : graph.in_claims(group, on_party)) {
      const VertexId measure = graph.edge(e).source;
      if (graph.out_claims(measure, graph.core(vocab::fil_reachesBy)).empty()) continue;
      const TermId term = graph.term_of_vertex(measure);
      found.push_back({&group_without_members,
                       {std::string(graph.terms().value(term)), vocab::fil_onParty},
                       fmt::format("'{}' lists the group {}, of which no member is stated", graph.name(term),
                                   graph.name(graph.term_of_vertex(group))),
                       "add a fil:memberOf link for each of its members"});
    }
  }
}

std::string iri_of(const KnowledgeGraph& graph, ClaimId c) {
  return std::string(graph.terms().value(graph.term_of_claim(c)));
}

void find_events_not_done(const KnowledgeGraph& graph, std::vector<Finding>& found) {
  for (const std::string_view type_iri : {vocab::fil_introduces, vocab::fil_terminates}) {
    const EdgeTypeId type = graph.core(type_iri);
    const auto look_at = [&](ClaimId event, TermId turned_term) {
      const Modality modality = graph.modality(event);
      if (modality == Modality::done || !graph.real(event) || !graph.has(event, affirmed)) return;
      const std::string_view status = local_name(graph.kinds().modality(modality).iri);
      found.push_back(
          {&event_not_done,
           {iri_of(graph, event), type_iri},
           fmt::format("'{}' {} '{}', but {}: only what is done {} anything", graph.name(graph.term_of_claim(event)),
                       type_iri == vocab::fil_introduces ? "introduces" : "terminates", graph.name(turned_term),
                       status.empty() ? std::string("states no status") : fmt::format("is {}", status),
                       type_iri == vocab::fil_introduces ? "begins" : "ends"),
           "add fil:modality fil:done, or fil:planned if it is to come"});
    };
    each_edge_of_type(graph, type, [&](ClaimId e) {
      look_at(graph.owner(e), graph.term_of_vertex(graph.edge(e).target));
      return true;
    });
    for (const RelationRow& row : graph.data().relations)
      if (row.type == type) look_at(row.from, graph.term_of_claim(row.to));
  }
}

void find_alternatives_of_no_part(const KnowledgeGraph& graph, std::vector<Finding>& found) {
  const TermId any_of = graph.terms().find_iri(vocab::fil_anyOf);
  if (any_of == no_term) return;
  const EdgeTypeId input_to = graph.core(vocab::fil_inputTo);
  for (const Quad& quad : graph.data().quads) {
    const ClaimId c = quad.predicate == any_of ? graph.find_claim(quad.subject) : no_claim;
    if (c == no_claim) continue;
    const auto add = [&](std::string_view what, std::string remedy) {
      found.push_back({&no_alternative,
                       {iri_of(graph, c), vocab::fil_anyOf},
                       fmt::format("'{}' has fil:anyOf {}", graph.spelled(quad.subject), what),
                       std::move(remedy)});
    };
    if (!graph.is_edge(c) || graph.type_of(c) != input_to)
      add("and is no link of fil:inputTo", "drop fil:anyOf, or write it on the parts that replace each other");
    else if (graph.terms().kind(quad.object) == TermKind::literal)
      add("with a literal", "name the set by an IRI");
  }
}

void find_matters_of_two_kinds(const KnowledgeGraph& graph, std::vector<Finding>& found) {
  const EdgeTypeId same = graph.core(vocab::fil_sameMatterAs);
  const auto class_of = [&](ClaimId c) { return local_name(graph.kinds().class_of_kind(graph.kind_of_claim(c))); };
  for (const RelationRow& row : graph.data().relations) {
    const Kind kind = graph.kind_of_claim(row.from), other = graph.kind_of_claim(row.to);
    const auto has_amount = [](Kind of) { return of == Kind::link || of == Kind::figure; };
    if (row.type != same || kind == other || (has_amount(kind) && has_amount(other))) continue;
    found.push_back({&matters_differ,
                     {iri_of(graph, row.from), vocab::fil_sameMatterAs},
                     fmt::format("'{}' (fil:{}) is told to be the same matter as '{}' (fil:{})",
                                 graph.spelled(graph.term_of_claim(row.from)), class_of(row.from),
                                 graph.spelled(graph.term_of_claim(row.to)), class_of(row.to)),
                     "drop fil:sameMatterAs, or name a telling of the same kind"});
  }
}

}  // namespace

std::span<const FaultKind* const> graph_faults() { return graph_fault_kinds; }

void check_graph(const KnowledgeGraph& graph, const Arguments& arguments, std::span<const std::string> paths,
                 Faults& faults) {
  std::vector<Finding> found;
  for (const std::string_view type : acyclic_types) find_rings(graph, type, ring_fault, found);
  find_rings(graph, vocab::fil_owns, ownership_ring, found);
  find_measures_without_goods(graph, found);
  find_groups_without_members(graph, found);
  find_events_not_done(graph, found);
  find_alternatives_of_no_part(graph, found);
  find_matters_of_two_kinds(graph, found);
  if (graph.data().quads.empty())
    found.push_back({&nothing_read, {"", ""}, "nothing was read: the data contains no statement", ""});
  for (OwnershipFinding& finding : ownership_findings(graph))
    found.push_back({finding.kind,
                     {std::string(graph.terms().value(finding.subject)), vocab::rdf_object},
                     std::move(finding.message),
                     std::move(finding.remedy)});
  add_findings(found, arguments, paths, faults);
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Merges the statements of a graph with the computed ones.
#include "export/rdf/graph_statements.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "export/rdf/usual_prefixes.hpp"
#include "graph/lens/lens.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

Prefixes prefixes_of(const KnowledgeGraph& graph) {
  Prefixes prefixes = graph.data().prefixes;
  add_usual_prefixes(prefixes, graph.terms(), graph.claim_count() > 0 ? PrefixesOf::also_computed : PrefixesOf::stated);
  return prefixes;
}

// Whether it conflicts with a claim that somebody affirms.
bool in_conflict(const KnowledgeGraph& graph, ClaimId c) {
  const EdgeTypeId conflicts = graph.core(vocab::fil_conflictsWith);
  const auto stands = [&](const RelationRow& row, ClaimId other) {
    return row.type == conflicts && other != c && graph.has(other, affirmed);
  };
  const auto from = graph.relations_from(c), to = graph.relations_to(c);
  return std::any_of(from.begin(), from.end(), [&](const RelationRow& row) { return stands(row, row.to); }) ||
         std::any_of(to.begin(), to.end(), [&](const RelationRow& row) { return stands(row, row.from); });
}

bool is_plain_fact(const KnowledgeGraph& graph, ClaimId c) {
  return graph.real(c) && graph.has(c, affirmed_firmly) && !graph.has(c, denied) && !graph.has(c, disputed) &&
         !in_conflict(graph, c) && !never_holds(graph.bounds(c)) && !Lens(graph).perhaps_never_held(c);
}

struct ComputedStatement {
  ComputedPredicate predicate;
  TermView object;
  friend auto operator<=>(const ComputedStatement&, const ComputedStatement&) = default;
};

// Whether the computed statement precedes the read statement of the same subject.
bool precedes(const ComputedStatement& computed, const Quad& read, const TermTable& terms) {
  if (computed.predicate.place != read.predicate) return computed.predicate.place < read.predicate;
  return std::pair(iri_term(computed.predicate.iri), computed.object) <
         std::pair(terms[read.predicate], terms[read.object]);
}

constexpr std::size_t ahead = 8;

// Prefetches an object's record, and the text of a nearer one, because objects are scattered among the terms.
void prefetch_object(const GraphData& data, std::size_t quad) {
  if (quad + 2 * ahead >= data.quads.size()) return;
  __builtin_prefetch(data.terms.records().data() + data.quads[quad + 2 * ahead].object);
  __builtin_prefetch(data.terms.value(data.quads[quad + ahead].object).data());
}

// As above for claims, whose numbers are not in the order of their terms.
void prefetch_claim(const GraphData& data, std::size_t place) {
  if (place + ahead >= data.claims_by_term.size()) return;
  const ClaimId c = data.claims_by_term[place + ahead];
  __builtin_prefetch(data.claim_term.data() + c);
  for (const Column<Day>* bound : {&data.start_earliest, &data.start_latest, &data.end_earliest, &data.end_latest})
    __builtin_prefetch(bound->data() + c);
}

using BoundPredicates = std::array<ComputedPredicate, 4>;  // in order: end earliest, latest, start earliest, latest

// Appends the bounds of a claim's time, in order; `texts` owns their dates.
void add_bounds(const Bounds& bounds, const BoundPredicates& predicates, std::array<std::string, 4>& texts,
                std::vector<ComputedStatement>& computed) {
  const Day days[] = {bounds.end_earliest, bounds.end_latest, bounds.start_earliest, bounds.start_latest};
  for (std::size_t i = 0; i < predicates.size(); ++i) {
    if (days[i] == unbounded_past || days[i] == unbounded_future) continue;
    texts[i] = iso_date(days[i]);
    computed.push_back({predicates[i], {TermKind::literal, texts[i], vocab::xsd_date, {}}});
  }
}

}  // namespace

GraphStatements::GraphStatements(const KnowledgeGraph& graph, std::vector<ReachedStatement> reached)
    : graph_(graph), prefixes_(prefixes_of(graph)), reached_(std::move(reached)) {
  const auto predicate = [&](std::string_view iri) { return ComputedPredicate{place_of(graph.terms(), iri), iri}; };
  for (const EdgeType& type : graph.kinds().edge_types())
    forms_.push_back({predicate(type.iri), predicate(type.tentative_form)});
  bounds_ = {predicate(vocab::fil_endsEarliest), predicate(vocab::fil_endsLatest), predicate(vocab::fil_startsEarliest),
             predicate(vocab::fil_startsLatest)};
  reached_by_ = predicate(vocab::fil_reachedBy);
  possibly_reached_by_ = predicate(vocab::fil_possiblyReachedBy);
}

void GraphStatements::direct_triples(VertexId v, std::vector<DirectTriple>& triples) const {
  triples.clear();
  for (const ClaimId c : graph_.out_claims(v)) {
    const EdgeTypeId type = graph_.type_of(c);
    if (graph_.kinds().edge_type(type).carrier != Carrier::link) continue;
    const ComputedPredicate& predicate = is_plain_fact(graph_, c) ? forms_[type].plain : forms_[type].tentative;
    if (!predicate.iri.empty()) triples.push_back({predicate, graph_.term_of_vertex(graph_.edge(c).target)});
  }
  auto by = std::partition_point(reached_.begin(), reached_.end(),
                                 [v](const ReachedStatement& statement) { return statement.party < v; });
  for (; by != reached_.end() && by->party == v; ++by)
    triples.push_back(
        {by->match == Match::certain ? reached_by_ : possibly_reached_by_, graph_.term_of_vertex(by->measure)});
  std::sort(triples.begin(), triples.end());
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
}

void GraphStatements::for_each_subject(const Visitor& visit) const {
  const TermTable& terms = graph_.terms();
  const auto& quads = graph_.data().quads;
  const auto& claims = graph_.data().claims_by_term;
  std::vector<PredicateObject> properties;
  std::vector<ComputedStatement> computed;
  std::array<std::string, 4> dates;
  std::vector<DirectTriple> direct;  // of `vertex`, the next one with any
  VertexId vertex = 0;
  const auto find_direct = [&] {
    for (direct.clear(); vertex < graph_.vertex_count(); ++vertex)
      if (direct_triples(vertex, direct); !direct.empty()) return;
  };
  find_direct();
  std::size_t quad = 0, claim = 0;
  while (quad < quads.size() || !direct.empty()) {
    const TermId subject = std::min(quad < quads.size() ? quads[quad].subject : no_term,
                                    direct.empty() ? no_term : graph_.term_of_vertex(vertex));
    computed.clear();
    if (!direct.empty() && graph_.term_of_vertex(vertex) == subject) {
      for (const DirectTriple& triple : direct) computed.push_back({triple.predicate, terms[triple.object]});
      ++vertex;
      find_direct();
    }
    const std::size_t triples = computed.size();  // sorted, as are the bounds
    while (claim < claims.size() && graph_.term_of_claim(claims[claim]) < subject) ++claim;
    if (claim < claims.size() && graph_.term_of_claim(claims[claim]) == subject) {
      prefetch_claim(graph_.data(), claim);
      add_bounds(graph_.bounds(claims[claim]), bounds_, dates, computed);
    }
    if (triples > 0 && triples < computed.size()) std::sort(computed.begin(), computed.end());

    // Computed statements follow equal ones.
    properties.clear();
    auto next = computed.cbegin();
    for (; quad < quads.size() && quads[quad].subject == subject; ++quad) {
      const Quad& read = quads[quad];
      prefetch_object(graph_.data(), quad);
      for (; next != computed.cend() && precedes(*next, read, terms); ++next)
        properties.push_back({iri_term(next->predicate.iri), next->object, {}});
      properties.push_back({terms[read.predicate], terms[read.object], {}});
      if (read.graph != no_term) properties.back().graph = terms[read.graph];
    }
    for (; next != computed.cend(); ++next) properties.push_back({iri_term(next->predicate.iri), next->object, {}});
    visit(terms[subject], properties);
  }
}

}  // namespace filiera

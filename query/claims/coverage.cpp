// SPDX-License-Identifier: Apache-2.0
// Counts what a data set holds.
#include "query/claims/coverage.hpp"

#include <algorithm>

#include "graph/model/measure_parts.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

void include(std::optional<DayRange>& days, Day day) {
  if (day == unbounded_past || day == unbounded_future) return;
  if (!days) days = DayRange{day, day};
  days->first = std::min(days->first, day);
  days->last = std::max(days->last, day);
}

// The days that a claim states; those that follow only from its documents are not stated.
void include_stated(std::optional<DayRange>& days, const KnowledgeGraph& graph, ClaimId c) {
  const Bounds bounds = graph.bounds(c);
  if (graph.has(c, start_stated)) {
    include(days, bounds.start_earliest);
    include(days, bounds.start_latest);
  }
  if (graph.has(c, end_stated)) {
    include(days, bounds.end_earliest);
    include(days, bounds.end_latest);
  }
}

}  // namespace

RuleExtents::RuleExtents(const KnowledgeGraph& graph) : graph_(&graph) {
  const TermId covers = graph.terms().find_iri(vocab::fil_covers);
  const TermId leaves_out = graph.terms().find_iri(vocab::fil_leavesOut);
  if (covers == no_term) return;
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d) {
    const std::span<const Quad> statements = graph.statements(graph.document(d).term);
    const bool in_part =
        std::ranges::any_of(statements, [&](const Quad& quad) { return quad.predicate == leaves_out; });
    for (const Quad& quad : statements) {
      if (quad.predicate != covers) continue;
      const VertexId measure = graph.find_vertex(quad.object);
      if (measure == no_vertex) continue;
      Covering& covering = covering_[measure];
      std::vector<DocumentId>& documents = in_part ? covering.in_part : covering.whole;
      if (documents.empty() || documents.back() != d) documents.push_back(d);
    }
  }
}

std::vector<VertexId> RuleExtents::covered() const {
  std::vector<VertexId> found;
  for (const auto& [measure, covering] : covering_) found.push_back(measure);
  std::ranges::sort(found);
  return found;
}

RuleExtent RuleExtents::of(VertexId measure) const {
  if (const auto found = covering_.find(measure); found != covering_.end())
    return found->second.whole.empty() ? RuleExtent{Extent::in_part, found->second.in_part}
                                       : RuleExtent{Extent::whole, found->second.whole};
  const bool named_only =
      !states_goods(*graph_, measure) && !states_parties(*graph_, measure) && !states_places(*graph_, measure);
  return {named_only ? Extent::by_name : Extent::unstated, {}};
}

Coverage coverage(const KnowledgeGraph& graph) {
  Coverage coverage{};
  coverage.links.resize(graph.kinds().edge_types().size());
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d) coverage.documents.push_back({d, 0, {}});
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    const Kind kind = graph.kind_of_vertex(v);
    ++coverage.kinds[static_cast<std::size_t>(kind)];
    if (kind == Kind::measure) coverage.measures.push_back(v);
  }
  for (ClaimId c = 0; c < graph.claim_count(); ++c) {
    if (graph.is_edge(c)) ++coverage.links[graph.type_of(c)];
    if (graph.owner(c) != c) continue;
    // An edge from an event to a link, which is no vertex.
    for (const RelationRow& row : graph.relations_from(c))
      if (graph.kinds().edge_type(static_cast<EdgeTypeId>(row.type)).carrier != Carrier::claim)
        ++coverage.links[row.type];
    const Kind kind = graph.kind_of_claim(c);
    if (!is_vertex(kind)) ++coverage.kinds[static_cast<std::size_t>(kind)];
    std::vector<DocumentId> documents;
    for (const AttestationRow& row : graph.attestations(c)) documents.push_back(row.document);
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    for (const DocumentId d : documents) {
      DocumentCoverage& document = coverage.documents[d];
      ++document.claims;
      include_stated(document.told, graph, c);
    }
  }
  return coverage;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Selects the claims of an export.
#include "export/selection.hpp"

#include <algorithm>

#include "ontology/vocabulary.hpp"

namespace filiera {

Selection::Selection(const ExportRequest& request) {
  const KnowledgeGraph& graph = request.graph();
  const TermId about = graph.terms().find_iri(vocab::fil_about);
  const auto speaks_of = [&](VertexId v) {
    if (v != no_vertex) vertices_.push_back(v);
  };
  for (const ClaimId c : graph.data().claims_by_term) {
    if (request.lens.listed(c) == Match::no || (request.chooses && !request.chooses(c))) continue;
    ++shown_;
    if (request.limit && shown_ > *request.limit) continue;
    claims_.push_back(c);
    speaks_of(graph.product(c));
    speaks_of(graph.destination(c));
    const TermId term = graph.term_of_claim(c);
    const VertexId own = graph.find_vertex(term);
    if (graph.is_edge(c))
      edges_.push_back(graph.edge(c));
    else if (own != no_vertex) {
      speaks_of(own);
      for (const std::uint32_t e : graph.out_claims(own)) edges_.push_back(graph.edge(e));
    }
    for (const Quad& quad : graph.statements(term))
      if (about != no_term && quad.predicate == about) speaks_of(graph.find_vertex(quad.object));
  }
  for (const Edge& edge : edges_) {
    speaks_of(edge.source);
    speaks_of(edge.target);
  }
  std::sort(vertices_.begin(), vertices_.end());
  vertices_.erase(std::unique(vertices_.begin(), vertices_.end()), vertices_.end());
}

std::string identifier_of(const KnowledgeGraph& graph, TermId term) {
  const std::string_view value = graph.terms().value(term);
  return (graph.terms().kind(term) == TermKind::blank ? "_:" : "") + std::string(value);
}

std::string identifier_of(const KnowledgeGraph& graph, const Edge& edge) {
  const ClaimId owner = graph.owner(edge.claim);
  std::string text = identifier_of(graph, graph.term_of_claim(owner));
  if (owner != edge.claim)
    text += ' ' + graph.kinds().edge_type(graph.type_of(edge.claim)).iri + ' ' +
            identifier_of(graph, graph.term_of_vertex(edge.target));
  return text;
}

}  // namespace filiera

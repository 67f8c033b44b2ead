// SPDX-License-Identifier: Apache-2.0
// Which parts a measure states.
#include "graph/model/measure_parts.hpp"

#include <algorithm>

#include "graph/model/codes.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

bool states(const KnowledgeGraph& graph, VertexId measure, std::string_view type) {
  return !graph.out_claims(measure, graph.core(type)).empty();
}

}  // namespace

bool states_goods(const KnowledgeGraph& graph, VertexId measure) {
  return states(graph, measure, vocab::fil_appliesTo) || states(graph, measure, vocab::fil_insteadOf) ||
         !codes_of(graph, graph.term_of_vertex(measure)).empty();
}

bool limits_goods(const KnowledgeGraph& graph, VertexId measure) {
  if (!states_goods(graph, measure)) return false;
  const auto stated = graph.out_claims(measure, graph.core(vocab::fil_appliesTo));
  return std::none_of(stated.begin(), stated.end(), [&](ClaimId e) {
    return graph.terms().value(graph.term_of_vertex(graph.edge(e).target)) == vocab::fil_AnyProduct;
  });
}

bool states_parties(const KnowledgeGraph& graph, VertexId measure) {
  return states(graph, measure, vocab::fil_onParty);
}

bool states_places(const KnowledgeGraph& graph, VertexId measure) {
  return states(graph, measure, vocab::fil_toPlace) || states(graph, measure, vocab::fil_fromPlace);
}

}  // namespace filiera

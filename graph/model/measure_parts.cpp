// SPDX-License-Identifier: Apache-2.0
// Which parts a measure states.
#include "graph/model/measure_parts.hpp"

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

bool states_parties(const KnowledgeGraph& graph, VertexId measure) {
  return states(graph, measure, vocab::fil_onParty);
}

bool states_places(const KnowledgeGraph& graph, VertexId measure) {
  return states(graph, measure, vocab::fil_toPlace) || states(graph, measure, vocab::fil_fromPlace);
}

}  // namespace filiera

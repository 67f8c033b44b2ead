// SPDX-License-Identifier: Apache-2.0
// Which parts a measure states: goods, parties, places.
#pragma once

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// By fil:appliesTo, fil:insteadOf, or a code (skos:notation). O(statements of the measure).
bool states_goods(const KnowledgeGraph& graph, VertexId measure);
// Whether it is about some goods alone: it states goods, and fil:AnyProduct is not among them.
bool limits_goods(const KnowledgeGraph& graph, VertexId measure);
// By fil:onParty.
bool states_parties(const KnowledgeGraph& graph, VertexId measure);
// By fil:toPlace or fil:fromPlace.
bool states_places(const KnowledgeGraph& graph, VertexId measure);

}  // namespace filiera

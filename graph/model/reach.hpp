// SPDX-License-Identifier: Apache-2.0
// Transitive closures over edges of chosen types.
#pragma once

#include <functional>
#include <initializer_list>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A vertex that is reached, and how surely.
struct Related {
  VertexId vertex;
  Match match;
};

// Along an edge, from its source to its target, or against it.
enum class Walk : std::uint8_t { outward, inward };

// The starts, and whatever a walk over edges of `types` reaches from them, each vertex once. `match` tells how surely
// the edge of a claim holds; an edge with Match::no is not walked. A vertex is certain when some walk to it takes
// certain edges alone, else possible. All starts are certain.
// Order: first the certain ones, then the possible ones, both breadth first in order of types, then of edges.
// Calls `match` once for each edge of these types that leaves a reached vertex. Bounded by what is reached: O(edges of
// `types` at reached vertices, times log of their degree); nothing is allocated for the rest of the graph.
std::vector<Related> reach(const KnowledgeGraph& graph, const std::vector<VertexId>& starts,
                           std::initializer_list<EdgeTypeId> types, Walk walk,
                           const std::function<Match(ClaimId)>& match);

}  // namespace filiera

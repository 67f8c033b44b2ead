// SPDX-License-Identifier: Apache-2.0
// Cycles of claims of one edge type.
#pragma once

#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A shortest cycle within a strongly connected component.
struct Ring {
  EdgeTypeId type = 0;
  std::vector<VertexId> members;  // each has an edge to the next, the last to the first
  ClaimId claim = no_claim;       // the edge from the first member
};

// One cycle for each strongly connected component of the affirmed edges of the type; none if the edges of that cycle
// cannot all hold on one day. In order of the smallest vertex. O(vertices + edges of the graph).
std::vector<Ring> rings(const KnowledgeGraph& graph, EdgeTypeId type);

}  // namespace filiera

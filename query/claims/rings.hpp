// SPDX-License-Identifier: Apache-2.0
// Rings of claims of one edge type that lead back to where they begin.
#pragma once

#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A shortest ring within a set of vertices that all lead to each other.
struct Ring {
  EdgeTypeId type = 0;
  std::vector<VertexId> members;  // each leads to the next, the last to the first
  ClaimId claim = no_claim;       // the edge from the first member
};

// One ring for each set of vertices that lead to each other by edges of the type that somebody affirms; none where the
// edges of the ring found cannot all hold on one day. In order of the least vertex. O(vertices + edges of the graph).
std::vector<Ring> rings(const KnowledgeGraph& graph, EdgeTypeId type);

}  // namespace filiera

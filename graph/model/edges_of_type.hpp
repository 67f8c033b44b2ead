// SPDX-License-Identifier: Apache-2.0
// The edges of one type among all of a graph.
#pragma once

#include <cstring>
#include <span>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Calls visit(edge) for each edge of the type, in order, until it returns false. O(edges), by memchr over their types.
template <class Visit>
void each_edge_of_type(const KnowledgeGraph& graph, EdgeTypeId type, Visit visit) {
  static_assert(sizeof(EdgeTypeId) == 1);
  const std::span<const EdgeTypeId> types = graph.data().edge_type.slice(0, graph.edge_count());
  std::size_t edge = 0;
  while (edge < types.size()) {
    const void* const found = std::memchr(types.data() + edge, type, types.size() - edge);
    if (found == nullptr) return;
    edge = static_cast<std::size_t>(static_cast<const EdgeTypeId*>(found) - types.data());
    if (!visit(static_cast<ClaimId>(edge))) return;
    ++edge;
  }
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// When searches from single vertices have cost as much as one search for all of them.
#pragma once

#include <cstddef>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// How many steps searches from single vertices take in all before one search of the whole graph costs less.
inline std::size_t single_search_budget(const KnowledgeGraph& graph) {
  return 4 * std::size_t{graph.vertex_count()} + 4096;
}

}  // namespace filiera

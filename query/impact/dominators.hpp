// SPDX-License-Identifier: Apache-2.0
// Dominators of a flow graph: the vertices on every path from the root to a vertex.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/rows.hpp"

namespace filiera {

inline constexpr std::uint32_t no_dominator = UINT32_MAX;

// The immediate dominator of each vertex; no_dominator for the root and for unreachable vertices. O(m log n) for m arcs
// and n vertices reached; 9 numbers for each vertex and one for each arc. Iterative, so that deep graphs cannot exhaust
// the stack. T. Lengauer, R. E. Tarjan: A fast algorithm for finding dominators in a flowgraph. ACM TOPLAS 1(1), 1979;
// the variant with simple path compression.
std::vector<std::uint32_t> immediate_dominators(const Rows<std::uint32_t>& graph, std::uint32_t root);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Dominators of a flow graph: what every way from the root to a vertex passes.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/rows.hpp"

namespace filiera {

inline constexpr std::uint32_t no_dominator = UINT32_MAX;

// The immediate dominator of each vertex; no_dominator for the root and for what it does not reach.
// O(m log n) for m arcs and n vertices reached, 9 numbers a vertex and one an arc; iterative, so that no shape
// of the data can exhaust the stack. T. Lengauer, R. E. Tarjan: A fast algorithm for finding dominators in a
// flowgraph. ACM TOPLAS 1(1), 1979; the version with path compression alone.
std::vector<std::uint32_t> immediate_dominators(const Rows<std::uint32_t>& graph, std::uint32_t root);

}  // namespace filiera

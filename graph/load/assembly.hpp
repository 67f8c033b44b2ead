// SPDX-License-Identifier: Apache-2.0
// From interpreted statements to the flat arrays of a graph.
#pragma once

#include "graph/load/interpretation.hpp"
#include "graph/model/graph_data.hpp"
#include "graph/model/statements.hpp"

namespace filiera {

// The arrays of a graph; `interpretation` must be free of errors. O(n log n).
GraphData assemble(Statements statements, Kinds kinds, Interpretation interpretation);

}  // namespace filiera

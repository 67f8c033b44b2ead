// SPDX-License-Identifier: Apache-2.0
// Builds the flat arrays of a graph from interpreted statements.
#pragma once

#include "graph/load/interpretation.hpp"
#include "graph/model/graph_data.hpp"
#include "graph/model/statements.hpp"

namespace filiera {

// The arrays of a graph. Requires an interpretation without errors. O(n log n).
GraphData assemble(Statements statements, Kinds kinds, Interpretation interpretation);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Faults, and likely faults, of a graph that the model accepts.
#pragma once

#include <span>
#include <string>

#include "cli/line/options.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/fault.hpp"

namespace filiera {

std::span<const FaultKind* const> graph_faults();

// Adds cycles of families, parts, places, groups, parents and exceptions (errors) and of ownership (info); measures
// without goods and party whose label names a product; data without statements. `paths` are the files read. O(vertices
// + edges), plus measures without goods times products.
void check_graph(const KnowledgeGraph& graph, const Arguments& arguments, std::span<const std::string> paths,
                 Faults& faults);

}  // namespace filiera

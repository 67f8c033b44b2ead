// SPDX-License-Identifier: Apache-2.0
// Several tellings of one matter, as curators join them by fil:sameMatterAs.
#pragma once

#include <vector>

#include "graph/knowledge_graph.hpp"

namespace filiera {

// All claims that tell the same matter as `claim`, through any number of fil:sameMatterAs in either
// direction; its owner first. O(tellings and their relations).
std::vector<ClaimId> tellings_of(const KnowledgeGraph& graph, ClaimId claim);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The claims in which a thing takes part, and those that relations connect.
#pragma once

#include <functional>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The claims with an edge from the vertex, those with an edge to it, and those whose goods or destination it is, in
// this order, each once; for an edge that is written on a measure or event, that claim. Without figures and remarks,
// see KnowledgeGraph::about(). O(edges at the vertex), for a product or a place O(claims).
std::vector<ClaimId> claims_around(const KnowledgeGraph& graph, VertexId vertex);

// The claim, first, and the claims that relations of the type (carried by claims, like fil:sameMatterAs) connect with
// it in either direction, at any depth, through claims that are all admitted; each once. O(relations of what is found).
std::vector<ClaimId> connected_claims(
    const KnowledgeGraph& graph, ClaimId claim, EdgeTypeId type,
    const std::function<bool(ClaimId)>& admits = [](ClaimId) { return true; });

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Transitive closures over edges of selected types.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <initializer_list>
#include <span>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A reached vertex with its match.
struct Related {
  VertexId vertex;
  Match match;
};

// The match of the vertex in `related`, where each vertex stands once; no if it is absent.
Match match_of(std::span<const Related> related, VertexId vertex);

// The direction of a walk: from source to target, or from target to source.
enum class Walk : std::uint8_t { outward, inward };

// The transitive closure of `starts` over edges of `types`, each vertex once. `match` returns the match of an edge's
// claim; an edge with Match::no is skipped. A vertex is certain if some walk of certain edges leads to it, else
// possible; starts are certain. Order: certain before possible, each in breadth-first order by types, then by edges.
// Calls `match` once for each edge of these types that leaves a reached vertex. O(edges of `types` at reached vertices,
// times the log of their degree); allocates nothing for the rest of the graph.
std::vector<Related> reach(const KnowledgeGraph& graph, const std::vector<VertexId>& starts,
                           std::initializer_list<EdgeTypeId> types, Walk walk,
                           const std::function<Match(ClaimId)>& match);

// By vertex that reach() from one start finds, but the start: the last claim of a walk to it. Of the walks with the
// best match it is a shortest one from the start, or from what is certain.
using ReachTree = boost::unordered_flat_map<VertexId, ClaimId>;
ReachTree reach_tree(const KnowledgeGraph& graph, VertexId start, std::initializer_list<EdgeTypeId> types, Walk walk,
                     const std::function<Match(ClaimId)>& match);

}  // namespace filiera

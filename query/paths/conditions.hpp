// SPDX-License-Identifier: Apache-2.0
// The state of a path after each edge, and whether it can still become an answer of the query.
#pragma once

#include <unordered_map>
#include <vector>

#include "query/paths/edges.hpp"

namespace filiera {

// The state of a path prefix that its next edges depend on.
struct PathSoFar {
  Bounds period;
  Match together = Match::certain;  // whether all edges share a day
  Match match = Match::certain;     // conjunction over the edges, without `together`
  VertexId product = no_vertex;     // of the last edge that moves goods
  std::optional<Walked> goods;      // the direction in which that edge moves goods; absent before the first such edge
  Match same_goods = Match::certain;
  bool prohibited = false;  // a prohibited hop excludes every continuation
};

// The conditions of a query that depend on several edges of a path, except for its mode.
class PathConditions {
 public:
  // The arguments must outlive this object.
  PathConditions(const Lens& lens, const PathHops& hops, const PathQuery& query, PathEdges& edges)
      : lens_(lens), hops_(hops), query_(query), edges_(edges) {}

  PathSoFar start() const;
  // The state after appending `last` to `before`; `edges` holds all edges including `last`. O(1), except for measures
  // and families, which are looked up once for each hop and product.
  PathSoFar after(const PathSoFar& before, const std::vector<Edge>& edges, const WalkedEdge& last);

  // Whether some continuation of the path can be an answer. Monotone: once false, it stays false for longer paths.
  bool can_hold(const PathSoFar& path) const;

  // The path of these edges, for which can_hold() is true, with its match, period and measures; empty if it is not an
  // answer. Costs one PathHops::of() if prohibitions are excluded, else O(edges).
  std::optional<Path> whole(const PathSoFar& path, const std::vector<Edge>& edges) const;

  // Whether pattern, period and lens are the only conditions.
  bool none() const {
    return query_.prohibited == Prohibited::shown && query_.same_goods == SameGoods::marked &&
           lens_.options().minimum_certainty == Firmness::possible;
  }

 private:
  void add_goods(PathSoFar& path, const std::vector<Edge>& edges);

  const Lens& lens_;
  const PathHops& hops_;
  const PathQuery& query_;
  PathEdges& edges_;
  std::unordered_map<std::uint64_t, Match> prohibitions_;  // by the claims of the last two edges
};

}  // namespace filiera

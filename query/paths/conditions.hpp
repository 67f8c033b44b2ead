// SPDX-License-Identifier: Apache-2.0
// What a path amounts to edge by edge, and whether it can still be one that the query asks for.
#pragma once

#include <unordered_map>
#include <vector>

#include "query/paths/edges.hpp"

namespace filiera {

// A path so far: what its further edges have to fit.
struct PathSoFar {
  Bounds period;
  Match together = Match::certain;  // whether the edges share a day
  Match match = Match::certain;     // of the edges alone
  VertexId product = no_vertex;     // of the last edge that moves goods
  std::optional<Walked> goods;      // how that edge moves them; absent before the first
  Match same_goods = Match::certain;
  bool prohibited = false;  // whether a hop removes every path that begins so
};

// The conditions of a query that depend on several edges of a path, but for its mode.
class PathConditions {
 public:
  // All must outlive it.
  PathConditions(const Lens& lens, const PathHops& hops, const PathQuery& query, PathEdges& edges)
      : lens_(lens), hops_(hops), query_(query), edges_(edges) {}

  PathSoFar start() const;
  // The path `before` and one edge more; `edges` are all, that one included. O(1), but for measures and
  // families, which are looked up once for each hop and product.
  PathSoFar after(const PathSoFar& before, const std::vector<Edge>& edges, const WalkedEdge& last);

  // Whether a path that begins so can be found. What it says no to, no further edge mends.
  bool can_hold(const PathSoFar& path) const;

  // Whether the edges, which can hold, are a path that the query asks for: with its match, its period and the
  // measures on it. Cost: that of PathHops::of where prohibitions are excluded.
  std::optional<Path> whole(const PathSoFar& path, const std::vector<Edge>& edges) const;

  // Whether nothing is asked beyond pattern, period and lens for a path to be found.
  bool none() const {
    return query_.prohibited == Prohibited::shown && query_.same_goods == SameGoods::marked &&
           lens_.options().least == Firmness::possible;
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

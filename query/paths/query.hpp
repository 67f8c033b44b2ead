// SPDX-License-Identifier: Apache-2.0
// Queries for paths, and their answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "query/hops/product_choice.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

// Path modes of GQL (ISO/IEC 39075:2024). walk: any sequence of edges. trail: no repeated edge. acyclic: no repeated
// vertex. simple: no repeated vertex, except that the last may equal the first.
enum class PathMode : std::uint8_t { walk, trail, acyclic, simple };

// Path selectors of GQL for one pair of ends: one path (a shortest one), one shortest, all shortest, the
// PathQuery::count shortest, or all. Paths are returned in order of length.
enum class PathSelector : std::uint8_t { any, any_shortest, all_shortest, shortest_k, all };

// Whether the edges of a path must share a day.
enum class CommonPeriod : std::uint8_t { required, ignored };
// How prohibited hops affect a path. excluded: a certain prohibition removes the path, a possible one makes it
// possible. excluded_if_possible: either removes it.
enum class Prohibited : std::uint8_t { shown, excluded, excluded_if_possible };
// Whether the product of each hop must be the product of the previous hop, or a product that it flows into.
enum class SameGoods : std::uint8_t { marked, demanded };

struct PathQuery {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  std::optional<PathPattern> pattern;  // absent: one or more edges, each walked as goods move
  PathMode mode = PathMode::walk;
  PathSelector selector = PathSelector::all_shortest;
  std::size_t count = 1;                 // for shortest_k
  std::size_t max_hops = SIZE_MAX;       // edges of a path; walks can be infinitely many without this bound
  std::size_t limit = 100;               // number of paths after which the search stops
  std::size_t edge_budget = 10'000'000;  // visited edges and stored states after which the search stops
  CommonPeriod common_period = CommonPeriod::required;
  Prohibited prohibited = Prohibited::shown;
  SameGoods same_goods = SameGoods::marked;
  std::vector<VertexId> avoid;  // vertices that no path may touch
  ProductChoice product;        // what every edge that moves goods must move; none: any goods
};

struct Path {
  std::vector<Edge> edges;          // in the order and direction of the walk
  Bounds period;                    // latest of their starts, earliest of their ends, within the lens's period
  Match together = Match::certain;  // whether the edges share a day; certain if none is required
  Match match = Match::no;
};

// complete: no other selected path exists. hops_reached: paths longer than max_hops were not searched and may exist.
enum class PathEnd : std::uint8_t { complete, limit_reached, hops_reached, budget_spent };

struct PathAnswer {
  std::vector<Path> paths;
  PathEnd end = PathEnd::complete;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Questions for paths and their answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

// GQL (ISO/IEC 39075:2024), path modes. walk: any sequence of edges. trail: no edge twice. acyclic: no vertex
// twice. simple: no vertex twice, but the last may be the first.
enum class PathMode : std::uint8_t { walk, trail, acyclic, simple };

// GQL, path search prefixes, for one pair of ends: one path (a shortest), one shortest, all shortest, the
// PathQuery::count shortest, or all. All of them come by length.
enum class PathSelector : std::uint8_t { any, any_shortest, all_shortest, shortest_k, all };

// Whether the edges of a path must share a day.
enum class CommonPeriod : std::uint8_t { required, ignored };
// What hops under a prohibition in force do to a path. excluded: a certain prohibition removes it, a possible
// one leaves it possible. excluded_if_possible: either removes it.
enum class Prohibited : std::uint8_t { shown, excluded, excluded_if_possible };
// Whether the product of each hop must be that of the hop before, or what that flows into.
enum class SameGoods : std::uint8_t { marked, demanded };

struct PathQuery {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  std::optional<PathPattern> pattern;  // absent: one edge or more, each as goods move
  PathMode mode = PathMode::walk;
  PathSelector selector = PathSelector::all_shortest;
  std::size_t count = 1;                 // of shortest_k
  std::size_t max_hops = SIZE_MAX;       // edges of a path; without bound, all walks may never end
  std::size_t limit = 100;               // paths; the search stops after so many
  std::size_t edge_budget = 10'000'000;  // edges looked at and places kept; the search gives up after so many
  CommonPeriod common_period = CommonPeriod::required;
  Prohibited prohibited = Prohibited::shown;
  SameGoods same_goods = SameGoods::marked;
  std::vector<VertexId> avoid;  // vertices that no path touches
};

struct Path {
  std::vector<Edge> edges;          // as they are walked, from `from` to `to`
  Bounds period;                    // latest of their starts, earliest of their ends, within the lens's period
  Match together = Match::certain;  // whether they share a day; certain where none is asked
  Match match = Match::no;
};

// complete: no other path of the selected ones exists. hops_reached: longer paths than max_hops were not
// looked for, and there may be some that the selector asks for.
enum class PathEnd : std::uint8_t { complete, limit_reached, hops_reached, budget_spent };

struct PathAnswer {
  std::vector<Path> paths;
  PathEnd end = PathEnd::complete;
};

}  // namespace filiera

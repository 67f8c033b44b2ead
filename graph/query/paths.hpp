// SPDX-License-Identifier: Apache-2.0
// How goods reach one vertex from another: shortest paths, and all acyclic ones up to a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "graph/goods_flow.hpp"
#include "graph/lens.hpp"
#include "graph/measures.hpp"

namespace filiera {

// GQL (ISO/IEC 39075:2024): of the paths between two vertices, one shortest, all shortest, or all. All paths are
// acyclic: no vertex twice.
enum class PathSelector : std::uint8_t { any_shortest, all_shortest, all };
enum class CommonPeriod : std::uint8_t { required, ignored };

struct PathQuery {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  PathSelector selector = PathSelector::all_shortest;
  std::size_t max_hops = 12;          // edges of the path
  std::size_t limit = 1000;           // paths; the search stops after so many
  CommonPeriod common_period = CommonPeriod::required;
  std::vector<VertexId> avoid;        // vertices that no path passes
};

struct Path {
  std::vector<Edge> edges;  // as goods move, from `from` to `to`
  Bounds period;            // outer bounds: days possible for all edges; inner ones: days certain for all
  Match match = Match::no;  // the least of its edges' matches; possible when no day is certain for all
};

enum class PathEnd : std::uint8_t { complete, limit_reached, budget_spent };

struct PathAnswer {
  std::vector<Path> paths;  // by length, then by vertices and claims
  PathEnd end = PathEnd::complete;
};

// The paths that the lens matches edge by edge. With a common period required, the edges of a path share a possible
// day, on the lens's period if it has one. Depth first between `from` and `to`, guided by the distance to `to`:
// only prefixes that can still arrive within max_hops are extended. The number of acyclic paths can be exponential;
// the search gives up after `edge_budget` edges and says so.
PathAnswer find_paths(const GoodsFlowGraph& flow, const Lens& lens, const PathQuery& query,
                      std::size_t edge_budget = 20'000'000);

// A hop of goods in a path: an edge from company to company, or through products between two companies.
struct PathHop {
  std::size_t first_edge = 0;  // into Path::edges
  std::size_t edges = 1;
  Hop hop;
  std::vector<MeasureOnHop> measures;
};
// The hops of a path with the measures in force on the path's common period.
std::vector<PathHop> hops_of(const GoodsFlowGraph& flow, const Measures& measures, const Path& path);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// How goods reach one vertex from another: the questions of `path` without an expression.
#pragma once

#include "graph/goods_flow.hpp"
#include "graph/query/path_hops.hpp"
#include "graph/query/path_search.hpp"

namespace filiera {

// find_paths() for goods, within max_hops: `all` paths are acyclic, and that longer ones may exist is not
// said.
inline PathAnswer find_paths(const GoodsFlowGraph&, const Lens& lens, PathQuery query) {
  if (query.selector == PathSelector::all) query.mode = PathMode::acyclic;
  const Measures measures(lens);
  PathAnswer answer = find_paths(lens, measures, query);
  if (answer.end == PathEnd::hops_reached) answer.end = PathEnd::complete;
  return answer;
}

// The hops of a path with the measures on the path's common period.
inline std::vector<PathHop> hops_of(const GoodsFlowGraph& flow, const Measures& measures, const Path& path) {
  std::vector<PathHop> hops = hops_along(flow.graph(), path.edges);
  for (PathHop& hop : hops) {
    hop.hop.time = path.period;
    if (hop.goods) hop.measures = measures.on(hop.hop);
  }
  return hops;
}

}  // namespace filiera

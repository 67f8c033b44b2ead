// SPDX-License-Identifier: Apache-2.0
// The parts of a search put together, and its answers counted.
#include "graph/query/path_search.hpp"

#include <algorithm>

#include "graph/query/path_walks.hpp"

namespace filiera {

std::vector<PathPattern::State> PathTask::states_after(const Standing& at, const WalkedEdge& e) const {
  std::vector<PathPattern::State> states;
  for (const PathPattern::State state : at.states)
    for (const PathPattern::State next : pattern.next(state))
      if (reads(pattern.step_into(next), e)) states.push_back(next);
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  return states;
}

void PathTask::hand_out(const Path& path) {
  if (found_ == query.limit) return stop(PathEnd::limit_reached);
  ++found_;
  const bool one = query.selector == PathSelector::any || query.selector == PathSelector::any_shortest;
  const bool enough = one || (query.selector == PathSelector::shortest_k && found_ == query.count);
  if (!visit_(path) || enough) stop(PathEnd::complete);
}

PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query,
                     const PathVisitor& visit) {
  const PathPattern pattern = query.pattern ? *query.pattern : goods_flow_pattern(lens.graph().kinds());
  const PathHops hops(lens, measures);
  PathEdges edges(lens, hops, query, pattern);
  PathConditions conditions(lens, hops, query, edges);
  if (edges.avoids(query.from) || edges.avoids(query.to)) return PathEnd::complete;
  if (query.selector == PathSelector::shortest_k && query.count == 0) return PathEnd::complete;
  PathTask task(query, pattern, edges, conditions, visit);
  return deviating_paths(task);
}

PathAnswer find_paths(const Lens& lens, const Measures& measures, const PathQuery& query) {
  PathAnswer answer;
  answer.end = search_paths(lens, measures, query, [&](const Path& path) {
    answer.paths.push_back(path);
    return true;
  });
  return answer;
}

}  // namespace filiera

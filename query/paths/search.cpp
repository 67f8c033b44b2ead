// SPDX-License-Identifier: Apache-2.0
// Chooses the search, and collects its answers.
#include "query/paths/search.hpp"

#include "query/paths/deviations.hpp"
#include "query/paths/shortest.hpp"

namespace filiera {

namespace {

// Whether all selected paths are shortest walks, and every shortest walk is an answer. With the default pattern X+, a
// shortest walk between two different vertices repeats no vertex.
bool asks_for_shortest_walks(const PathTask& task) {
  const PathQuery& query = task.query;
  const bool shortest = query.selector != PathSelector::shortest_k && query.selector != PathSelector::all;
  const bool each = query.mode == PathMode::walk || (!query.pattern && query.from != query.to);
  return shortest && each && task.conditions.none();
}

}  // namespace

PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query, const PathVisitor& visit) {
  const PathPattern pattern = query.pattern ? *query.pattern : goods_flow_pattern(lens.graph().kinds());
  const PathHops hops(lens, measures);
  PathEdges edges(lens, hops, query, pattern);
  PathConditions conditions(lens, hops, query, edges);
  if (edges.avoids(query.from) || edges.avoids(query.to)) return PathEnd::complete;
  if (query.selector == PathSelector::shortest_k && query.count == 0) return PathEnd::complete;
  PathTask task(query, pattern, edges, conditions, visit);
  return asks_for_shortest_walks(task) ? shortest_walks(task) : deviating_paths(task);
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

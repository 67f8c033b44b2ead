// SPDX-License-Identifier: Apache-2.0
// Loads a world and draws the queries.
#include "bench/subject.hpp"

#include <stdexcept>

#include "bench/engine/upstream.hpp"
#include "bench/world.hpp"
#include "graph/load/builder.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/inputs.hpp"

namespace filiera::bench {
namespace {

LensOptions on_the_day() {
  LensOptions options;
  options.as_of = DayRange{*parse_day(day), *parse_day(day)};
  return options;
}

}  // namespace

KnowledgeGraph load(const std::string& path) {
  if (is_snapshot(path)) return open_snapshot(path);
  Builder builder;
  Faults faults;
  const std::string paths[] = {path};
  read_inputs(paths, builder, faults);
  std::optional<KnowledgeGraph> graph;
  if (!faults.has_errors()) graph = std::move(builder).finish(faults);
  if (!graph) throw std::runtime_error(path + " cannot be read as a world");
  return std::move(*graph);
}

Subject::Subject(const std::string& path)
    : graph(load(path)),
      flow(graph),
      everything(graph),
      on_day(graph, on_the_day()),
      measures(on_day),
      any(everything) {
  Random random(questions);
  while (starts.size() < questions) {
    const VertexId v = random.below(graph.vertex_count());
    if (graph.kind_of_vertex(v) == Kind::company && !flow.into(v).empty()) starts.push_back(v);
  }
  UpstreamSearch upstream(flow, everything, any);
  for (const VertexId to : starts) {
    std::vector<VertexId> reached;
    for (const VertexId v : upstream.of(to))
      if (v != to) reached.push_back(v);
    if (!reached.empty()) pairs.emplace_back(reached[random.below(static_cast<std::uint32_t>(reached.size()))], to);
  }
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    PathQuery query = path_query(i, PathSelector::all_shortest);
    query.limit = most_listed;
    if (find_paths(everything, any, query).end == PathEnd::complete) listed.push_back(i);
  }
}

PathQuery Subject::path_query(std::size_t pair, PathSelector selector) const {
  PathQuery query;
  query.from = pairs[pair].first;
  query.to = pairs[pair].second;
  query.selector = selector;
  query.max_hops = 64;
  query.limit = most_listed;
  query.edge_budget = SIZE_MAX;
  query.common_period = CommonPeriod::ignored;
  if (selector == PathSelector::shortest_k) {
    query.count = 10;
    query.mode = PathMode::acyclic;
  }
  return query;
}

}  // namespace filiera::bench

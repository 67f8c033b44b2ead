// SPDX-License-Identifier: Apache-2.0
// Groups paths that differ only in their claims.
#include "cli/verbs/path_ways.hpp"

#include <algorithm>
#include <map>

namespace filiera {

namespace {

using Key = std::vector<std::int64_t>;

void add(Key& key, const Bounds& time) {
  key.insert(key.end(), {time.start_earliest, time.start_latest, time.end_earliest, time.end_latest});
}

Key key_of(const KnowledgeGraph& graph, const Path& path, const std::vector<PathHop>& hops) {
  Key key{static_cast<std::int64_t>(path.match), static_cast<std::int64_t>(path.together)};
  add(key, path.period);
  for (const Edge& edge : path.edges)
    key.insert(key.end(),
               {edge.source, edge.target, graph.type_of(edge.claim), graph.edge(edge.claim).source == edge.source});
  for (const PathHop& hop : hops) {
    key.insert(key.end(), {hop.product, hop.destination});
    add(key, hop.time);
  }
  return key;
}

}  // namespace

std::vector<Way> ways_of(const PathHops& hops, std::span<const Path> paths) {
  std::vector<Way> ways;
  std::map<Key, std::size_t> places;
  for (const Path& path : paths) {
    std::vector<PathHop> along = hops.timed(path);
    const auto [place, fresh] = places.try_emplace(key_of(hops.graph(), path, along), ways.size());
    if (fresh) ways.push_back({path, hops.of(path), std::vector<std::vector<ClaimId>>(path.edges.size())});
    Way& way = ways[place->second];
    for (std::size_t i = 0; i < path.edges.size(); ++i)
      if (std::find(way.claims[i].begin(), way.claims[i].end(), path.edges[i].claim) == way.claims[i].end())
        way.claims[i].push_back(path.edges[i].claim);
  }
  return ways;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Groups paths that differ only in their claims.
#include "cli/verbs/path_ways.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "graph/lens/same_matter.hpp"

namespace filiera {

namespace {

using Key = std::vector<std::int64_t>;

void add(Key& key, const Bounds& time) {
  key.insert(key.end(), {time.start_earliest, time.start_latest, time.end_earliest, time.end_latest});
}

// The edges and goods of a path, without its claims and their times.
Key course_of(const KnowledgeGraph& graph, const Path& path, const std::vector<PathHop>& hops) {
  Key key;
  for (const Edge& edge : path.edges)
    key.insert(key.end(),
               {edge.source, edge.target, graph.type_of(edge.claim), graph.edge(edge.claim).source == edge.source});
  for (const PathHop& hop : hops) key.insert(key.end(), {hop.product, hop.destination});
  return key;
}

// The least claim of each matter, which stands for all of them.
class Matters {
 public:
  explicit Matters(const KnowledgeGraph& graph) : graph_(graph) {}

  ClaimId of(ClaimId c) {
    const auto [known, fresh] = first_.try_emplace(graph_.owner(c), graph_.owner(c));
    if (!fresh) return known->second;
    const std::vector<ClaimId> matter = same_matter_claims(graph_, c);
    const ClaimId first = *std::min_element(matter.begin(), matter.end());
    for (const ClaimId claim : matter) first_[claim] = first;
    return first;
  }

 private:
  const KnowledgeGraph& graph_;
  std::unordered_map<ClaimId, ClaimId> first_;
};

void add_claims(Way& way, const std::vector<std::vector<ClaimId>>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i)
    for (const ClaimId c : claims[i])
      if (std::find(way.claims[i].begin(), way.claims[i].end(), c) == way.claims[i].end()) way.claims[i].push_back(c);
}

// One way for all paths whose claims tell the same matter edge by edge.
std::vector<Way> without_other_tellings(const PathHops& hops, std::span<const Path> paths) {
  std::vector<Way> ways;
  std::map<Key, std::size_t> places;
  Matters matters(hops.graph());
  for (const Path& path : paths) {
    std::vector<PathHop> along = hops.timed(path);
    Key key = course_of(hops.graph(), path, along);
    std::vector<std::vector<ClaimId>> claims;
    for (const Edge& edge : path.edges) {
      key.push_back(matters.of(edge.claim));
      claims.push_back({edge.claim});
    }
    const auto [place, fresh] = places.try_emplace(std::move(key), ways.size());
    if (fresh) ways.push_back({path, along, std::vector<std::vector<ClaimId>>(path.edges.size())});
    Way& way = ways[place->second];
    if (path.match > way.path.match) {
      way.path = path;
      way.hops = std::move(along);
    }
    add_claims(way, claims);
  }
  return ways;
}

}  // namespace

Ways ways_of(const PathHops& hops, std::span<const Path> paths) {
  Ways ways;
  std::map<Key, std::size_t> places;
  for (Way& way : without_other_tellings(hops, paths)) {
    ++ways.paths;
    Key key = course_of(hops.graph(), way.path, way.hops);
    key.insert(key.end(), {static_cast<std::int64_t>(way.path.match), static_cast<std::int64_t>(way.path.together)});
    add(key, way.path.period);
    for (const PathHop& hop : way.hops) add(key, hop.time);
    const auto [place, fresh] = places.try_emplace(std::move(key), ways.rows.size());
    if (!fresh) {
      add_claims(ways.rows[place->second], way.claims);
      continue;
    }
    way.hops = hops.of(way.path);
    ways.rows.push_back(std::move(way));
  }
  return ways;
}

}  // namespace filiera

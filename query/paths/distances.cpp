// SPDX-License-Identifier: Apache-2.0
// Backward breadth-first search with days.
#include "query/paths/distances.hpp"

namespace filiera {

PathDistances::PathDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges), steps_(edges, pattern, query) {
  if (edges.timeless()) {
    rests_.emplace(edges, pattern, query);
    return;
  }
  frontier_ = steps_.last();
  add_frontier();
}

std::size_t PathDistances::depth() const {
  if (rests_) return rests_->depth();
  return frontier_.places().empty() ? SIZE_MAX : depth_;
}

void PathDistances::extend(std::size_t depth) {
  if (rests_) return rests_->extend(depth);
  while (this->depth() < depth && !edges_.spent()) {
    frontier_ = steps_.before(frontier_);
    ++depth_;
    add_frontier();
  }
}

// Keeps only the days of the frontier that are new.
void PathDistances::add_frontier() {
  PathLayer fresh;
  for (PathPlace& place : frontier_.places()) {
    auto& known = known_[PathPlace::key(place.vertex, place.state)];
    for (const Known& nearer : known) place.days.remove(nearer.days);
    if (place.days.empty()) continue;
    known.push_back({depth_, place.days});
    fresh.days(place.vertex, place.state) = std::move(place.days);
  }
  frontier_ = std::move(fresh);
}

std::optional<std::size_t> PathDistances::fewest(VertexId vertex, PathPattern::State state, DayRange days) const {
  if (rests_) return rests_->fewest(vertex, state);
  const auto found = known_.find(PathPlace::key(vertex, state));
  if (found == known_.end()) return std::nullopt;
  for (const Known& known : found->second)
    if (known.days.meets(days)) return known.edges;
  return std::nullopt;
}

}  // namespace filiera

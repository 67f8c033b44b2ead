// SPDX-License-Identifier: Apache-2.0
// Backward breadth-first search with days.
#include "query/paths/remaining_distances.hpp"

namespace filiera {

RemainingDistances::RemainingDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges), steps_(edges, pattern, query) {
  if (edges.timeless()) {
    timeless_.emplace(edges, pattern, query);
    return;
  }
  frontier_ = steps_.last();
  add_frontier();
}

std::size_t RemainingDistances::depth() const {
  if (timeless_) return timeless_->depth();
  return frontier_.all().empty() ? SIZE_MAX : depth_;
}

void RemainingDistances::extend(std::size_t depth) {
  if (timeless_) return timeless_->extend(depth);
  while (this->depth() < depth && !edges_.spent()) {
    frontier_ = steps_.before(frontier_);
    ++depth_;
    add_frontier();
  }
}

// Keeps only the days of the frontier that are new.
void RemainingDistances::add_frontier() {
  DatedStates fresh;
  for (auto& [at, days] : frontier_.all()) {
    auto& known = known_[DatedState::key(at)];
    for (const Known& nearer : known) days.remove(nearer.days);
    if (days.empty()) continue;
    known.push_back({depth_, days});
    fresh.days(at) = std::move(days);
  }
  frontier_ = std::move(fresh);
}

std::optional<std::size_t> RemainingDistances::fewest(ProductState at, DayRange days) const {
  if (timeless_) return timeless_->fewest(at);
  const auto found = known_.find(DatedState::key(at));
  if (found == known_.end()) return std::nullopt;
  for (const Known& known : found->second)
    if (known.days.meets(days)) return known.edges;
  return std::nullopt;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Steps of a walk, and paths handed out.
#include "query/paths/task.hpp"

#include <algorithm>

namespace filiera {

PathStates PathTask::states_after(const WalkEnd& at, const WalkedEdge& e) const {
  PathStates states;
  for (const PathPattern::State state : at.states)
    for (const PathPattern::State next : pattern.next(state))
      if (reads(pattern.step_into(next), e)) states.push_back(next);
  if (at.states.size() > 1) {
    std::sort(states.begin(), states.end());
    states.erase(std::unique(states.begin(), states.end()), states.end());
  }
  return states;
}

void PathTask::hand_out(const Path& path) {
  if (found_ == query.limit) return stop(PathEnd::limit_reached);
  ++found_;
  const bool one = query.selector == PathSelector::any || query.selector == PathSelector::any_shortest;
  const bool enough = one || (query.selector == PathSelector::shortest_k && found_ == query.count);
  if (!visit_(path) || enough) stop(PathEnd::complete);
}

}  // namespace filiera

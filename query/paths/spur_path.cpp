// SPDX-License-Identifier: Apache-2.0
// Forward breadth-first search, guided by the distances to the end.
#include "query/paths/spur_path.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace filiera {
namespace {

class DetourSearch {
 public:
  DetourSearch(PathTask& task, const PathDistances& distances, const PathBeginning& beginning, std::size_t most)
      : task_(task), distances_(distances), beginning_(beginning), most_(most) {}

  // In lexicographic order of edges, so that the first walk to each product state is the first of the shortest.
  PathDetour run(const std::function<bool(const WalkedEdge&)>& skips) {
    reached_.push_back({{}, 0, beginning_.length, beginning_.at});
    for (std::size_t next = 0; next < reached_.size() && !ended_ && !task_.edges.spent(); ++next)
      task_.edges.leaving(reached_[next].at.vertex, [&](const WalkedEdge& e) {
        if (!ended_ && !(next == 0 && skips(e))) walk(next, e);
      });
    PathDetour detour;
    detour.at_least = at_least_;
    if (!ended_) return detour;
    for (std::size_t i = reached_.size() - 1; i > 0; i = reached_[i].before) detour.edges.push_back(reached_[i].edge);
    std::reverse(detour.edges.begin(), detour.edges.end());
    return detour;
  }

 private:
  // A walk: its last edge, the walk before it, and its length.
  struct Reached {
    WalkedEdge edge;
    std::size_t before;
    std::size_t length;
    WalkEnd at;
  };

  void walk(std::size_t before, const WalkedEdge& e) {
    const WalkEnd& at = reached_[before].at;
    const std::size_t length = reached_[before].length + 1;
    WalkEnd to{e.edge.target, task_.days_after(at, e), {}};
    if (to.days.first > to.days.last) return;
    for (const PathPattern::State state : task_.states_after(at, e)) {
      const std::optional<std::size_t> rest = distances_.fewest(to.vertex, state, to.days);
      if (!beginning_.passed.allows(e.edge, rest == std::size_t{0})) continue;
      const std::size_t whole = rest ? length + *rest : unknown();
      if (whole > most_) {
        at_least_ = std::min(at_least_, whole);
      } else if (is_first(to, state)) {
        to.states.push_back(state);
        ended_ = ended_ || *rest == 0;
      }
    }
    if (to.states.empty()) return;
    reached_.push_back({e, before, length, std::move(to)});
    task_.edges.spend(1);
  }

  // Lower bound for states whose distance is unknown.
  std::size_t unknown() const { return distances_.depth() == SIZE_MAX ? SIZE_MAX : distances_.depth() + 1; }

  // Whether no earlier walk reached the product state on all of these days.
  bool is_first(const WalkEnd& at, PathPattern::State state) {
    DaySet& days = come_to_[PathPlace::key(at.vertex, state)];
    if (days.covers(at.days)) return false;
    days.add(at.days);
    return true;
  }

  PathTask& task_;
  const PathDistances& distances_;
  const PathBeginning& beginning_;
  const std::size_t most_;
  std::vector<Reached> reached_;  // the first element is the start
  boost::unordered_flat_map<std::uint64_t, DaySet> come_to_;
  std::size_t at_least_ = SIZE_MAX;
  bool ended_ = false;
};

}  // namespace

PathDetour find_detour(PathTask& task, const PathDistances& distances, const PathBeginning& beginning, std::size_t most,
                       const std::function<bool(const WalkedEdge&)>& skips) {
  return DetourSearch(task, distances, beginning, most).run(skips);
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Forward breadth-first search, guided by the distances to the end.
#include "query/paths/spur_path.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace filiera {
namespace {

class SpurPathSearch {
 public:
  SpurPathSearch(PathTask& task, const RemainingDistances& distances, const RootPath& root, std::size_t most)
      : task_(task), distances_(distances), root_(root), most_(most) {}

  // In lexicographic order of edges, so that the first walk to each product state is the first of the shortest.
  SpurPath run(const std::function<bool(const WalkedEdge&)>& skips) {
    reached_.push_back({{}, 0, root_.length, root_.at});
    for (std::size_t next = 0; next < reached_.size() && !ended_ && !task_.edges.spent(); ++next)
      task_.edges.leaving(reached_[next].at.vertex, [&](const WalkedEdge& e) {
        if (!ended_ && !(next == 0 && skips(e))) walk(next, e);
      });
    SpurPath found;
    found.at_least = at_least_;
    if (!ended_) return found;
    for (std::size_t i = reached_.size() - 1; i > 0; i = reached_[i].before) found.edges.push_back(reached_[i].edge);
    std::reverse(found.edges.begin(), found.edges.end());
    return found;
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
      const std::optional<std::size_t> remaining = distances_.fewest({to.vertex, state}, to.days);
      if (!root_.passed.allows(e.edge, remaining == std::size_t{0})) continue;
      const std::size_t whole = remaining ? length + *remaining : beyond_depth();
      if (whole > most_) {
        at_least_ = std::min(at_least_, whole);
      } else if (is_first(to, state)) {
        to.states.push_back(state);
        ended_ = ended_ || *remaining == 0;
      }
    }
    if (to.states.empty()) return;
    reached_.push_back({e, before, length, std::move(to)});
    task_.edges.spend(1);
  }

  // Lower bound for states whose distance is unknown.
  std::size_t beyond_depth() const { return distances_.depth() == SIZE_MAX ? SIZE_MAX : distances_.depth() + 1; }

  // Whether no earlier walk reached the product state on all of these days.
  bool is_first(const WalkEnd& at, PathPattern::State state) {
    DaySet& days = come_to_[DatedState::key({at.vertex, state})];
    if (days.covers(at.days)) return false;
    days.add(at.days);
    return true;
  }

  PathTask& task_;
  const RemainingDistances& distances_;
  const RootPath& root_;
  const std::size_t most_;
  std::vector<Reached> reached_;  // the first element is the root path
  boost::unordered_flat_map<std::uint64_t, DaySet> come_to_;
  std::size_t at_least_ = SIZE_MAX;
  bool ended_ = false;
};

}  // namespace

SpurPath find_spur_path(PathTask& task, const RemainingDistances& distances, const RootPath& root, std::size_t most,
                        const std::function<bool(const WalkedEdge&)>& skips) {
  return SpurPathSearch(task, distances, root, most).run(skips);
}

}  // namespace filiera

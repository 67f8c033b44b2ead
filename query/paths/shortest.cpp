// SPDX-License-Identifier: Apache-2.0
// Shortest walks in order: a depth-first search along edges that reduce the distance to the end.
#include "query/paths/shortest.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include "query/paths/remaining_distances.hpp"

namespace filiera {
namespace {

class ShortestWalks {
 public:
  explicit ShortestWalks(PathTask& task) : task_(task), distances_(task.edges, task.pattern, task.query) {}

  PathEnd run() {
    const PathQuery& query = task_.query;
    const WalkEnd start = task_.start();
    const auto shortest = [&] { return distances_.fewest({query.from, PathPattern::initial}, start.days); };
    while (!shortest() && distances_.depth() < query.max_hops && !task_.edges.spent())
      distances_.extend(distances_.depth() + 1);
    if (task_.edges.spent()) return PathEnd::budget_spent;
    if (!shortest()) return distances_.depth() == SIZE_MAX ? PathEnd::complete : PathEnd::hops_reached;
    remaining_ = *shortest();
    enter(start, task_.conditions.start());
    while (!task_.stopped() && !task_.edges.spent() && !visits_.empty()) walk_on();
    if (task_.stopped()) return task_.end();
    return task_.edges.spent() ? PathEnd::budget_spent : PathEnd::complete;
  }

 private:
  struct Steps {
    std::size_t first = 0, last = 0;  // indices into steps_
  };
  // A vertex of the walk, with its steps and the index of the next one.
  struct Visit {
    WalkEnd at;
    PathSoFar so_far;
    Steps steps;
    std::size_t next;
  };

  // Walks the next step of the last vertex, or backtracks.
  void walk_on() {
    Visit& visit = visits_.back();
    if (visit.next == visit.steps.last) {
      if (!task_.edges.timeless()) steps_.resize(visit.steps.first);
      visits_.pop_back();
      return step_back();
    }
    const WalkedEdge step = steps_[visit.next++];
    edges_.push_back(step.edge);
    --remaining_;
    PathSoFar so_far = task_.conditions.after(visit.so_far, edges_, step);
    enter({step.edge.target, task_.days_after(visit.at, step), task_.states_after(visit.at, step)}, so_far);
  }

  void enter(WalkEnd at, const PathSoFar& so_far) {
    if (remaining_ == 0) {
      if (const auto path = task_.conditions.whole(so_far, edges_)) task_.hand_out(*path);
      return step_back();
    }
    const Steps steps = steps_from(at);
    visits_.push_back({std::move(at), so_far, steps, steps.first});
  }

  void step_back() {
    ++remaining_;
    if (!edges_.empty()) edges_.pop_back();
  }

  // The edges that reduce the distance to the end, in order. If edges do not differ by day, computed once for each
  // vertex and number of remaining edges, for the latest set of states.
  Steps steps_from(const WalkEnd& at) {
    if (!task_.edges.timeless()) return find_steps(at);
    Known& known = known_[std::uint64_t{at.vertex} << 32 | remaining_];
    if (known.from == at.states) return known.steps;
    known = {find_steps(at), at.states};
    return known.steps;
  }

  Steps find_steps(const WalkEnd& at) {
    const std::size_t first = steps_.size();
    task_.edges.leaving(at.vertex, [&](const WalkedEdge& e) {
      const DayRange days = task_.days_after(at, e);
      if (days.first > days.last) return;
      for (const PathPattern::State state : task_.states_after(at, e))
        if (distances_.fewest({e.edge.target, state}, days) == remaining_ - 1) {
          steps_.push_back(e);
          task_.edges.spend(1);
          return;
        }
    });
    return {first, steps_.size()};
  }

  struct Known {
    Steps steps;
    PathStates from;
  };

  PathTask& task_;
  RemainingDistances distances_;
  std::size_t remaining_ = 0;  // edges from the end of the walk to the end of the query
  std::vector<Edge> edges_;
  std::vector<Visit> visits_;
  std::vector<WalkedEdge> steps_;
  boost::unordered_flat_map<std::uint64_t, Known> known_;  // by vertex and remaining edges
};

}  // namespace

PathEnd shortest_walks(PathTask& task) { return ShortestWalks(task).run(); }

}  // namespace filiera

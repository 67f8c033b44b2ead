// SPDX-License-Identifier: Apache-2.0
// Breadth-first search backward, or from both ends.
#include "graph/query/path_rests.hpp"

namespace filiera {

PathRests::PathRests(PathEdges& edges, const PathPattern& pattern, const PathQuery& query, EdgeFilter leaves_out)
    : edges_(edges),
      pattern_(pattern),
      query_(query),
      leaves_out_(std::move(leaves_out)),
      previous_(previous_states(pattern)) {
  for (std::size_t i = 0; i < pattern.state_count(); ++i) {
    const auto state = static_cast<PathPattern::State>(i);
    const bool begins_elsewhere = state == PathPattern::initial && query.from != query.to;
    if (pattern.accepts(state) && !begins_elsewhere) add(rests_, frontier_, {query.to, state}, 0);
  }
  ended_ = frontier_.empty();
}

bool PathRests::add(Numbers& known, std::vector<Place>& frontier, Place place, std::size_t edges) {
  if (!known.try_emplace(place.key(), static_cast<std::uint32_t>(edges)).second) return false;
  frontier.push_back(place);
  edges_.spend(1);
  return true;
}

// Calls visit(place) for the places from which one edge leads to this one.
template <class Visit>
void PathRests::before(Place at, Visit visit) {
  if (at.state == PathPattern::initial) return;
  edges_.entering(at.vertex, [&](const WalkedEdge& e) {
    if (!reads(pattern_.step_into(at.state), e) || (leaves_out_ && leaves_out_(e.edge))) return;
    for (const PathPattern::State state : previous_[at.state])
      if (may_lie_inside(query_, e.edge.source, state)) visit(Place{e.edge.source, state});
  });
}

// One edge more towards the beginning; calls reached(place) for each place that is new.
template <class Visit>
void PathRests::step_back(Visit reached) {
  std::vector<Place> next;
  ++back_;
  for (const Place at : frontier_) {
    before(at, [&](Place place) {
      if (add(rests_, next, place, back_)) reached(place);
    });
    if (edges_.spent()) break;
  }
  frontier_ = std::move(next);
}

void PathRests::extend(std::size_t depth) {
  while (depth_ < depth && !ended_ && !edges_.spent()) {
    step_back([](Place) {});
    ++depth_;
    ended_ = frontier_.empty();
  }
}

void PathRests::meet(std::size_t most) {
  Numbers begun;  // the fewest edges from the beginning
  std::vector<Place> ahead, met;
  std::size_t forward = 0;
  add(begun, ahead, {query_.from, PathPattern::initial}, 0);
  while (!ended_ && depth_ < most && !edges_.spent()) {
    ++depth_;
    if (frontier_.size() < ahead.size()) {
      step_back([&](Place place) {
        if (begun.contains(place.key())) met.push_back(place);
      });
    } else {
      std::vector<Place> next;
      ++forward;
      for (const Place at : ahead)
        edges_.leaving(at.vertex, [&](const WalkedEdge& e) {
          for (const PathPattern::State state : pattern_.next(at.state)) {
            const Place place{e.edge.target, state};
            if (reads(pattern_.step_into(state), e) && add(begun, next, place, forward) && rests_.contains(place.key()))
              met.push_back(place);
          }
        });
      ahead = std::move(next);
    }
    ended_ = !met.empty() || ahead.empty() || frontier_.empty();
  }
  lead_back(std::move(met), begun, forward);
}

// From where the searches met, so many edges after the beginning, along the shortest paths to the beginning.
void PathRests::lead_back(std::vector<Place> met, const Numbers& begun, std::size_t forward) {
  for (; forward > 0 && !met.empty(); --forward) {
    std::vector<Place> next;
    for (const Place at : met) {
      const std::size_t rest = rests_.at(at.key()) + std::size_t{1};
      before(at, [&](Place place) {
        const auto found = begun.find(place.key());
        if (found != begun.end() && found->second == forward - 1) add(rests_, next, place, rest);
      });
    }
    met = std::move(next);
  }
}

std::optional<std::size_t> PathRests::fewest(VertexId vertex, PathPattern::State state) const {
  const auto found = rests_.find(PathPlace::key(vertex, state));
  if (found == rests_.end()) return std::nullopt;
  return found->second;
}

}  // namespace filiera

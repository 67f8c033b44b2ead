// SPDX-License-Identifier: Apache-2.0
// Breadth-first search from both ends.
#include "query/paths/remaining_distances.hpp"

#include <utility>

namespace filiera {

PathRests::PathRests(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges),
      pattern_(pattern),
      query_(query),
      previous_(previous_states(pattern)),
      number_(edges.graph().vertex_count(), pattern.state_count()),
      rests_(edges.graph().vertex_count(), pattern.state_count()) {
  begun_.reserve(64);
  arcs_.reserve(128);
  come_to(none, {query.from, PathPattern::initial});
  for (std::size_t i = 0; i < pattern.state_count(); ++i) {
    const auto state = static_cast<PathPattern::State>(i);
    const bool begins_elsewhere = state == PathPattern::initial && query.from != query.to;
    if (pattern.accepts(state) && !begins_elsewhere) end_from({query.to, state});
  }
  ended_ = behind_.empty();
}

void PathRests::extend(std::size_t depth) {
  while (this->depth() < depth && !edges_.spent()) {
    // The claims into a vertex lie contiguously, those out of it do not: a backward step costs about a third.
    if (edges_behind_ / 3 <= edges_ahead_)
      step_back();
    else
      step_forward();
    ended_ = behind_.empty() || ahead_ == begun_.size();
    join();
  }
}

void PathRests::step_forward() {
  const auto last = static_cast<std::uint32_t>(begun_.size());
  ++forward_;
  edges_ahead_ = 0;
  for (auto i = static_cast<std::uint32_t>(std::exchange(ahead_, last)); i < last; ++i) {
    if (i + 2 < last) edges_.prefetch_leaving(begun_[i + 2].place.vertex);
    const Place at = begun_[i].place;
    if (!may_lie_inside(query_, at.vertex, at.state)) continue;
    edges_.leaving(at.vertex, [&](const WalkedEdge& e) {
      for (const PathPattern::State state : pattern_.next(at.state))
        if (reads(pattern_.step_into(state), e) &&
            (e.edge.target == query_.to || may_lie_inside(query_, e.edge.target, state)))
          come_to(i, {e.edge.target, state});
    });
  }
}

void PathRests::come_to(std::uint32_t from, Place place) {
  const auto [number, fresh] = number_.add(place.vertex, place.state, static_cast<std::uint32_t>(begun_.size()));
  if (fresh) {
    begun_.push_back({place, static_cast<std::uint32_t>(forward_)});
    edges_ahead_ += out_degree(place.vertex, edges_.graph());
    edges_.spend(1);
    if (rests_.find(place.vertex, place.state) == back_) met_.push_back(number);
  }
  // Parallel edges follow each other.
  std::uint32_t& last = begun_[number].last_arc;
  if (from == none || (last != none && arcs_[last].from == from)) return;
  arcs_.push_back({from, last});
  last = static_cast<std::uint32_t>(arcs_.size() - 1);
}

void PathRests::step_back() {
  const std::vector<Place> layer = std::exchange(behind_, {});
  met_.clear();
  ++back_;
  edges_behind_ = 0;
  for (const Place at : layer) {
    if (at.state == PathPattern::initial) continue;
    edges_.entering(at.vertex, [&](const WalkedEdge& e) {
      if (!reads(pattern_.step_into(at.state), e)) return;
      for (const PathPattern::State state : previous_[at.state])
        if (may_lie_inside(query_, e.edge.source, state)) end_from({e.edge.source, state});
    });
  }
}

void PathRests::end_from(Place place) {
  if (!rests_.add(place.vertex, place.state, static_cast<std::uint32_t>(back_)).second) return;
  behind_.push_back(place);
  edges_behind_ += in_degree(place.vertex, edges_.graph());
  edges_.spend(1);
  if (const std::uint32_t number = number_.find(place.vertex, place.state); number != none) met_.push_back(number);
}

// Continues backward from the states that both searches reached, over the arcs of the forward search, along walks of at
// most the searched length.
void PathRests::join() {
  for (const std::uint32_t i : joined_) begun_[i].rest = none;
  joined_.clear();
  std::vector<std::uint32_t> layer = met_;
  for (std::size_t rest = back_ + 1; !layer.empty(); ++rest) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t at : layer)
      for (std::uint32_t arc = begun_[at].last_arc; arc != none; arc = arcs_[arc].before) {
        Begun& from = begun_[arcs_[arc].from];
        if (from.rest != none || from.edges + rest > depth() || rests_.contains(from.place.vertex, from.place.state))
          continue;
        from.rest = static_cast<std::uint32_t>(rest);
        next.push_back(arcs_[arc].from);
      }
    joined_.insert(joined_.end(), next.begin(), next.end());
    layer = std::move(next);
  }
}

std::optional<std::size_t> PathRests::fewest(VertexId vertex, PathPattern::State state) const {
  if (const std::uint32_t rest = rests_.find(vertex, state); rest != none) return rest;
  if (const std::uint32_t number = number_.find(vertex, state); number != none && begun_[number].rest != none)
    return begun_[number].rest;
  return std::nullopt;
}

}  // namespace filiera

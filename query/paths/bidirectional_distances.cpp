// SPDX-License-Identifier: Apache-2.0
// Breadth-first search from both ends.
#include "query/paths/bidirectional_distances.hpp"

#include <utility>

namespace filiera {

BidirectionalDistances::BidirectionalDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges),
      pattern_(pattern),
      query_(query),
      previous_(previous_states(pattern)),
      number_(edges.graph().vertex_count(), pattern.state_count()),
      remaining_(edges.graph().vertex_count(), pattern.state_count()) {
  forward_.reserve(64);
  arcs_.reserve(128);
  come_to(none, {query.from, PathPattern::initial});
  for (std::size_t i = 0; i < pattern.state_count(); ++i) {
    const auto state = static_cast<PathPattern::State>(i);
    const bool begins_elsewhere = state == PathPattern::initial && query.from != query.to;
    if (pattern.accepts(state) && !begins_elsewhere) end_from({query.to, state});
  }
  ended_ = behind_.empty();
}

void BidirectionalDistances::extend(std::size_t depth) {
  while (this->depth() < depth && !edges_.spent()) {
    // The claims into a vertex lie contiguously, those out of it do not: a backward step costs about a third.
    if (edges_behind_ / 3 <= edges_ahead_)
      step_back();
    else
      step_forward();
    ended_ = behind_.empty() || frontier_ == forward_.size();
    join();
  }
}

void BidirectionalDistances::step_forward() {
  const auto last = static_cast<std::uint32_t>(forward_.size());
  ++steps_forward_;
  edges_ahead_ = 0;
  for (auto i = static_cast<std::uint32_t>(std::exchange(frontier_, last)); i < last; ++i) {
    if (i + 2 < last) edges_.prefetch_leaving(forward_[i + 2].at.vertex);
    const ProductState at = forward_[i].at;
    if (!may_lie_inside(query_, at)) continue;
    edges_.leaving(at.vertex, [&](const WalkedEdge& e) {
      for (const PathPattern::State state : pattern_.next(at.state))
        if (reads(pattern_.step_into(state), e) &&
            (e.edge.target == query_.to || may_lie_inside(query_, {e.edge.target, state})))
          come_to(i, {e.edge.target, state});
    });
  }
}

void BidirectionalDistances::come_to(std::uint32_t from, ProductState at) {
  const auto [number, fresh] = number_.add(at, static_cast<std::uint32_t>(forward_.size()));
  if (fresh) {
    forward_.push_back({at, static_cast<std::uint32_t>(steps_forward_)});
    edges_ahead_ += out_degree(at.vertex, edges_.graph());
    edges_.spend(1);
    if (remaining_.find(at) == steps_back_) met_.push_back(number);
  }
  // Parallel edges follow each other.
  std::uint32_t& last = forward_[number].last_arc;
  if (from == none || (last != none && arcs_[last].from == from)) return;
  arcs_.push_back({from, last});
  last = static_cast<std::uint32_t>(arcs_.size() - 1);
}

void BidirectionalDistances::step_back() {
  const std::vector<ProductState> layer = std::exchange(behind_, {});
  met_.clear();
  ++steps_back_;
  edges_behind_ = 0;
  for (const ProductState at : layer) {
    if (at.state == PathPattern::initial) continue;
    edges_.entering(at.vertex, [&](const WalkedEdge& e) {
      if (!reads(pattern_.step_into(at.state), e)) return;
      for (const PathPattern::State state : previous_[at.state])
        if (may_lie_inside(query_, {e.edge.source, state})) end_from({e.edge.source, state});
    });
  }
}

void BidirectionalDistances::end_from(ProductState at) {
  if (!remaining_.add(at, static_cast<std::uint32_t>(steps_back_)).second) return;
  behind_.push_back(at);
  edges_behind_ += in_degree(at.vertex, edges_.graph());
  edges_.spend(1);
  if (const std::uint32_t number = number_.find(at); number != none) met_.push_back(number);
}

// Continues backward from the states that both searches reached, over the arcs of the forward search, along walks of at
// most the searched length.
void BidirectionalDistances::join() {
  for (const std::uint32_t i : joined_) forward_[i].remaining = none;
  joined_.clear();
  std::vector<std::uint32_t> layer = met_;
  for (std::size_t remaining = steps_back_ + 1; !layer.empty(); ++remaining) {
    std::vector<std::uint32_t> next;
    for (const std::uint32_t at : layer)
      for (std::uint32_t arc = forward_[at].last_arc; arc != none; arc = arcs_[arc].before) {
        Forward& from = forward_[arcs_[arc].from];
        if (from.remaining != none || from.edges + remaining > depth() || remaining_.contains(from.at)) continue;
        from.remaining = static_cast<std::uint32_t>(remaining);
        next.push_back(arcs_[arc].from);
      }
    joined_.insert(joined_.end(), next.begin(), next.end());
    layer = std::move(next);
  }
}

std::optional<std::size_t> BidirectionalDistances::fewest(ProductState at) const {
  if (const std::uint32_t edges = remaining_.find(at); edges != none) return edges;
  if (const std::uint32_t number = number_.find(at); number != none && forward_[number].remaining != none)
    return forward_[number].remaining;
  return std::nullopt;
}

}  // namespace filiera

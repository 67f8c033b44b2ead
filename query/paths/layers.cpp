// SPDX-License-Identifier: Apache-2.0
// Backward search in the product of graph and automaton.
#include "query/paths/layers.hpp"

namespace filiera {

DaySet& PathLayer::days(VertexId vertex, PathPattern::State state) {
  const auto [place, fresh] =
      index_.try_emplace(PathPlace::key(vertex, state), static_cast<std::uint32_t>(places_.size()));
  if (fresh) places_.push_back({vertex, state, {}});
  return places_[place->second].days;
}

PathSteps::PathSteps(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges), pattern_(pattern), query_(query), previous_(previous_states(pattern)) {}

PathLayer PathSteps::last() const {
  PathLayer layer;
  for (std::size_t i = 0; i < pattern_.state_count(); ++i) {
    const auto state = static_cast<PathPattern::State>(i);
    const bool begins_elsewhere = state == PathPattern::initial && query_.from != query_.to;
    if (pattern_.accepts(state) && !begins_elsewhere) layer.days(query_.to, state).add(edges_.days());
  }
  return layer;
}

std::vector<std::vector<PathPattern::State>> previous_states(const PathPattern& pattern) {
  std::vector<std::vector<PathPattern::State>> previous(pattern.state_count());
  for (std::size_t state = 0; state < pattern.state_count(); ++state)
    for (const PathPattern::State next : pattern.next(static_cast<PathPattern::State>(state)))
      previous[next].push_back(static_cast<PathPattern::State>(state));
  return previous;
}

bool may_lie_inside(const PathQuery& query, VertexId vertex, PathPattern::State state) {
  if (state == PathPattern::initial) return vertex == query.from;
  if (query.mode != PathMode::acyclic && query.mode != PathMode::simple) return true;
  return vertex != query.from && vertex != query.to;
}

PathLayer PathSteps::before(const PathLayer& layer) {
  PathLayer reached;
  for (const PathPlace& at : layer.places()) {
    if (at.state == PathPattern::initial) continue;
    edges_.entering(at.vertex, [&](const WalkedEdge& e) {
      if (!reads(pattern_.step_into(at.state), e)) return;
      const DayRange days = edges_.view(e).days;
      if (!at.days.meets(days)) return;
      for (const PathPattern::State state : previous_[at.state]) {
        if (!may_lie_inside(query_, e.edge.source, state)) continue;
        DaySet& known = reached.days(e.edge.source, state);
        for (const DayRange& range : at.days.ranges())
          if (range.first <= days.last && days.first <= range.last)
            known.add({std::max(range.first, days.first), std::min(range.last, days.last)});
      }
    });
    if (edges_.spent()) break;
  }
  edges_.spend(reached.places().size());
  return reached;
}

}  // namespace filiera

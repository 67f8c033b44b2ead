// SPDX-License-Identifier: Apache-2.0
// Backward search in the product of graph and automaton.
#include "query/paths/backward_steps.hpp"

namespace filiera {

DaySet& DatedStates::days(ProductState at) {
  const auto [index, fresh] = index_.try_emplace(DatedState::key(at), static_cast<std::uint32_t>(states_.size()));
  if (fresh) states_.push_back({at, {}});
  return states_[index->second].days;
}

BackwardSteps::BackwardSteps(PathEdges& edges, const PathPattern& pattern, const PathQuery& query)
    : edges_(edges), pattern_(pattern), query_(query), previous_(previous_states(pattern)) {}

DatedStates BackwardSteps::last() const {
  DatedStates layer;
  for (std::size_t i = 0; i < pattern_.state_count(); ++i) {
    const auto state = static_cast<PathPattern::State>(i);
    const bool begins_elsewhere = state == PathPattern::initial && query_.from != query_.to;
    if (pattern_.accepts(state) && !begins_elsewhere) layer.days({query_.to, state}).add(edges_.days());
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

bool may_lie_inside(const PathQuery& query, ProductState at) {
  if (at.state == PathPattern::initial) return at.vertex == query.from;
  if (query.mode != PathMode::acyclic && query.mode != PathMode::simple) return true;
  return at.vertex != query.from && at.vertex != query.to;
}

DatedStates BackwardSteps::before(const DatedStates& layer) {
  DatedStates reached;
  for (const auto& [at, on] : layer.all()) {
    if (at.state == PathPattern::initial) continue;
    edges_.entering(at.vertex, [&, at = at, &on = on](const WalkedEdge& e) {
      if (!reads(pattern_.step_into(at.state), e)) return;
      const DayRange days = edges_.view(e).days;
      if (!on.meets(days)) return;
      for (const PathPattern::State state : previous_[at.state]) {
        const ProductState from{e.edge.source, state};
        if (!may_lie_inside(query_, from)) continue;
        DaySet& known = reached.days(from);
        for (const DayRange& range : on.ranges())
          if (range.first <= days.last && days.first <= range.last)
            known.add({std::max(range.first, days.first), std::min(range.last, days.last)});
      }
    });
    if (edges_.spent()) break;
  }
  edges_.spend(reached.all().size());
  return reached;
}

}  // namespace filiera

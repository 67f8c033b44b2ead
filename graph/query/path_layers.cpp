// SPDX-License-Identifier: Apache-2.0
// Backward search in the product of graph and pattern.
#include "graph/query/path_layers.hpp"

namespace filiera {

PathLayers::PathLayers(PathEdges& edges, const PathPattern& pattern, const PathQuery& query, Keep keep)
    : edges_(edges),
      pattern_(pattern),
      query_(query),
      keep_(keep),
      previous_(pattern.state_count()),
      layers_(1) {
  for (std::size_t state = 0; state < pattern.state_count(); ++state) {
    const auto from = static_cast<PathPattern::State>(state);
    for (const PathPattern::State next : pattern.next(from)) previous_[next].push_back(from);
    const bool begins_elsewhere = from == PathPattern::initial && query.from != query.to;
    if (pattern.accepts(from) && !begins_elsewhere) entry(layers_[0], query.to, from).add(edges.days());
  }
  if (keep == Keep::first) keep_first(layers_[0]);
}

DaySet& PathLayers::entry(Layer& layer, VertexId vertex, PathPattern::State state) {
  const auto [place, fresh] =
      layer.index.try_emplace(key(vertex, state), static_cast<std::uint32_t>(layer.entries.size()));
  if (fresh) layer.entries.push_back({vertex, state, {}});
  return layer.entries[place->second].days;
}

// Whether a path can stand here with edges yet to walk: in the initial state only at its first vertex, and
// where no vertex comes twice, in another state at neither end.
bool PathLayers::may_lie_inside(VertexId vertex, PathPattern::State state) const {
  if (state == PathPattern::initial) return vertex == query_.from;
  if (query_.mode != PathMode::acyclic && query_.mode != PathMode::simple) return true;
  return vertex != query_.from && vertex != query_.to;
}

bool PathLayers::extend() {
  Layer layer;
  for (const Entry& at : layers_.back().entries) {
    if (at.state == PathPattern::initial) continue;
    edges_.entering(at.vertex, [&](const WalkedEdge& e) {
      if (!reads(pattern_.step_into(at.state), e)) return;
      const DayRange days = edges_.view(e).days;
      if (!at.days.meets(days)) return;
      for (const PathPattern::State state : previous_[at.state]) {
        if (!may_lie_inside(e.edge.source, state)) continue;
        DaySet& reached = entry(layer, e.edge.source, state);
        for (const DayRange& range : at.days.ranges())
          if (range.first <= days.last && days.first <= range.last)
            reached.add({std::max(range.first, days.first), std::min(range.last, days.last)});
      }
    });
    if (edges_.spent()) return false;
  }
  if (keep_ == Keep::first) keep_first(layer);
  layers_.push_back(std::move(layer));
  return !layers_.back().entries.empty();
}

void PathLayers::keep_first(Layer& layer) {
  Layer kept;
  for (Entry& at : layer.entries) {
    DaySet& seen = seen_[key(at.vertex, at.state)];
    at.days.remove(seen);
    if (at.days.empty()) continue;
    for (const DayRange& range : at.days.ranges()) seen.add(range);
    entry(kept, at.vertex, at.state) = std::move(at.days);
  }
  layer = std::move(kept);
}

const DaySet* PathLayers::days(std::size_t layer, VertexId vertex, PathPattern::State state) const {
  const auto found = layers_[layer].index.find(key(vertex, state));
  return found == layers_[layer].index.end() ? nullptr : &layers_[layer].entries[found->second].days;
}

}  // namespace filiera

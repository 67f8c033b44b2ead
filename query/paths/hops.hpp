// SPDX-License-Identifier: Apache-2.0
// The hops of goods that the edges of a path amount to, and whether the same goods pass them.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "graph/measures/measures.hpp"
#include "query/hops/hop.hpp"
#include "query/paths/query.hpp"

namespace filiera {

// Whether the goods of an edge move as it is walked; nothing where it moves none.
std::optional<Walked> goods_along(const KnowledgeGraph& graph, const Edge& edge);

// One edge, or the two into and out of a product, of a path. Edges that move no goods between parties
// (locatedIn, inputTo) are hops of their own without supplier and recipient.
// As goods move, also where the path is walked against them.
struct PathHop : Hop {
  std::size_t first_edge = 0;  // into Path::edges
  std::size_t edges = 1;
  std::optional<Walked> goods;      // whether goods move as the path is walked; absent where none move
  std::optional<Match> same_goods;  // with the hop of goods before; absent for the first; no: not stated
  std::vector<MeasureOnHop> measures;
};

// The hops that edges in a row amount to, without their measures, times and sameness of goods.
std::vector<PathHop> hops_along(const KnowledgeGraph& graph, std::span<const Edge> edges);

// Under a lens and its measures, which must outlive it. Remembers families, and the measures on a hop.
class PathHops {
 public:
  PathHops(const Lens& lens, const Measures& measures) : lens_(&lens), measures_(&measures) {}

  const KnowledgeGraph& graph() const { return lens_->graph(); }
  const Measures& measures() const { return *measures_; }

  // The hops of a path, with the measures on the path's common period (of a path without one, on that of the
  // hop's edges). Together they hold every edge once, in order. Cost: that of Measures::on for each that it has
  // not met before.
  std::vector<PathHop> of(const Path& path) const;

  // The same without their measures.
  std::vector<PathHop> timed(const Path& path) const;

  // The most certain prohibition on the last hop that the edges amount to, on the edges' own common time.
  Match prohibited(std::span<const Edge> edges) const;
  // How firmly the hop is prohibited; a measure against its parties that states no goods may cover it.
  Match prohibition_on(const Hop& hop) const;

 private:
  void mark_same_goods(std::vector<PathHop>& hops, const Bounds& period) const;
  void set_time(PathHop& hop, std::span<const Edge> edges, const Bounds& period) const;

  const std::vector<MeasureOnHop>& measures_on(const Hop& hop) const;

  const Lens* lens_;
  const Measures* measures_;
  mutable std::map<std::array<std::int64_t, 8>, std::vector<MeasureOnHop>> met_;
};

// The most certain prohibition in force among the measures: certain, possible (so is a contested one), or no.
Match prohibition(std::span<const MeasureOnHop> measures);

}  // namespace filiera

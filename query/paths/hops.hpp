// SPDX-License-Identifier: Apache-2.0
// The hops of goods along a path, and whether the same goods pass through them.
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

// Whether goods move in the direction of the edge (forward) or against it; absent if it moves none.
std::optional<Walked> goods_along(const KnowledgeGraph& graph, const Edge& edge);

// One edge of a path, or the two edges into and out of a product. Supplier and recipient follow the flow of goods, even
// if the path is walked against it. An edge that moves no goods between parties (locatedIn, inputTo) is a hop without
// them.
struct PathHop : Hop {
  std::size_t first_edge = 0;  // index into Path::edges
  std::size_t edges = 1;
  std::optional<Walked> goods;      // whether goods move as the path is walked; absent if none move
  std::optional<Match> same_goods;  // as those of the previous hop of goods; absent for the first; no: not stated
  std::vector<MeasureOnHop> measures;
};

// The hops of consecutive edges, without measures, times and `same_goods`.
std::vector<PathHop> hops_along(const KnowledgeGraph& graph, std::span<const Edge> edges);

// The hops of paths under a lens and its measures, which must outlive this object. Caches families and measures on
// hops.
class PathHops {
 public:
  PathHops(const Lens& lens, const Measures& measures) : lens_(&lens), measures_(&measures) {}

  const KnowledgeGraph& graph() const { return lens_->graph(); }
  const Measures& measures() const { return *measures_; }

  // The hops of a path, with the measures in force in its common period (if none is required, in the time of the hop's
  // edges). Every edge is in exactly one hop, in order. Costs one Measures::on for each new hop.
  std::vector<PathHop> of(const Path& path) const;

  // As of(), without the measures.
  std::vector<PathHop> timed(const Path& path) const;

  // The best match of a prohibition on the last hop of these edges, in the common time of its edges.
  Match prohibited(std::span<const Edge> edges) const;
  // To what degree the hop is prohibited. What a measure against a party covers that states no goods is not known: it
  // counts as possible.
  Match prohibition_on(const Hop& hop) const;

 private:
  void mark_same_goods(std::vector<PathHop>& hops, const Bounds& period) const;
  void set_time(PathHop& hop, std::span<const Edge> edges, const Bounds& period) const;

  const std::vector<MeasureOnHop>& measures_on(const Hop& hop) const;

  const Lens* lens_;
  const Measures* measures_;
  mutable std::map<std::array<std::int64_t, 8>, std::vector<MeasureOnHop>> met_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Converts the edges of a path into hops of goods.
#include "query/paths/hops.hpp"

#include <algorithm>

#include "graph/time/common_time.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

std::optional<Walked> goods_along(const KnowledgeGraph& graph, const Edge& edge) {
  const std::optional<Edge> goods = goods_edge(graph, edge.claim);
  if (!goods) return std::nullopt;
  return goods->source == edge.source ? Walked::forward : Walked::backward;
}

std::vector<PathHop> hops_along(const KnowledgeGraph& graph, std::span<const Edge> edges) {
  std::vector<PathHop> hops;
  for (std::size_t i = 0; i < edges.size(); i += hops.back().edges) {
    PathHop& open = hops.emplace_back();
    open.first_edge = i;
    const std::optional<Walked> goods = goods_along(graph, edges[i]);
    if (!goods || (is_product(graph, edges[i].source) && is_product(graph, edges[i].target))) continue;
    open.goods = goods;
    const bool goes_on = is_product(graph, edges[i].target) && i + 1 < edges.size() &&
                         !is_product(graph, edges[i + 1].target) && goods_along(graph, edges[i + 1]) == goods;
    open.edges = goes_on ? 2 : 1;
    const ClaimId first = edges[i].claim, second = goes_on ? edges[i + 1].claim : no_claim;
    static_cast<Hop&>(open) = goods == Walked::backward && goes_on ? hop_of_claims(graph, second, first)
                                                                   : hop_of_claims(graph, first, second);
  }
  return hops;
}

void PathHops::mark_same_goods(std::vector<PathHop>& hops, const Bounds& period) const {
  const PathHop* before = nullptr;
  for (PathHop& hop : hops) {
    if (!hop.goods) continue;
    if (before) {
      const bool known = before->product != no_vertex && hop.product != no_vertex && before->goods == hop.goods;
      hop.same_goods = !known                         ? Match::no
                       : hop.goods == Walked::forward ? measures_->flows_into(before->product, hop.product, period)
                                                      : measures_->flows_into(hop.product, before->product, period);
    }
    before = &hop;
  }
}

void PathHops::set_time(PathHop& hop, std::span<const Edge> edges, const Bounds& period) const {
  hop.time = period;
  for (const Edge& edge : edges.subspan(hop.first_edge, hop.edges))
    hop.time = common_bounds(hop.time, lens_->bounds(edge.claim));
}

std::vector<PathHop> PathHops::timed(const Path& path) const {
  std::vector<PathHop> hops = hops_along(lens_->graph(), path.edges);
  mark_same_goods(hops, path.period);
  for (PathHop& hop : hops) set_time(hop, path.edges, path.period);
  return hops;
}

std::vector<PathHop> PathHops::of(const Path& path) const {
  std::vector<PathHop> hops = timed(path);
  for (PathHop& hop : hops)
    if (hop.goods) hop.measures = measures_on(hop);
  return hops;
}

const std::vector<MeasureOnHop>& PathHops::measures_on(const Hop& hop) const {
  constexpr std::size_t most_kept = 1 << 14;
  if (met_.size() == most_kept) met_.clear();
  const auto [known, fresh] =
      met_.try_emplace({hop.supplier, hop.product, hop.recipient, hop.destination, hop.time.start_earliest,
                        hop.time.start_latest, hop.time.end_earliest, hop.time.end_latest});
  if (fresh) known->second = measures_->on(hop);
  return known->second;
}

Match PathHops::prohibited(std::span<const Edge> edges) const {
  PathHop last = hops_along(lens_->graph(), edges).back();
  set_time(last, edges, every_day);
  return last.goods ? prohibition_on(last) : Match::no;
}

Match PathHops::prohibition_on(const Hop& hop) const {
  return measures_->prohibits(hop, measures_on(hop), GoodsNotStated::all_against);
}

}  // namespace filiera

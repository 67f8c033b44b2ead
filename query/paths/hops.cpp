// SPDX-License-Identifier: Apache-2.0
// From the edges of a path to hops of goods.
#include "query/paths/hops.hpp"

#include "graph/time/matched_days.hpp"

namespace filiera {
std::optional<Walked> goods_along(const KnowledgeGraph& graph, const Edge& edge) {
  const GoodsFlow flow = graph.kinds().edge_type(graph.type_of(edge.claim)).goods_flow;
  if (flow == GoodsFlow::none) return std::nullopt;
  const Walked walked = graph.edge(edge.claim).source == edge.source ? Walked::forward : Walked::backward;
  return (flow == GoodsFlow::with) == (walked == Walked::forward) ? Walked::forward : Walked::backward;
}

VertexId product_of(const KnowledgeGraph& graph, const Edge& edge) {
  for (const VertexId end : {edge.source, edge.target})
    if (graph.kind_of_vertex(end) == Kind::product) return end;
  return graph.product(edge.claim);
}

std::vector<PathHop> hops_along(const KnowledgeGraph& graph, std::span<const Edge> edges) {
  const auto is_product = [&](VertexId v) { return graph.kind_of_vertex(v) == Kind::product; };
  std::vector<PathHop> hops;
  for (std::size_t i = 0; i < edges.size(); i += hops.back().edges) {
    PathHop& open = hops.emplace_back();
    open.first_edge = i;
    const std::optional<Walked> goods = goods_along(graph, edges[i]);
    const VertexId first = edges[i].source;
    VertexId last = edges[i].target;
    if (!goods || (is_product(first) && is_product(last))) continue;
    open.goods = goods;
    open.hop.product = product_of(graph, edges[i]);
    open.hop.destination = graph.destination(edges[i].claim);
    if (is_product(last) && i + 1 < edges.size() && !is_product(edges[i + 1].target) &&
        goods_along(graph, edges[i + 1]) == goods) {
      open.edges = 2;
      last = edges[i + 1].target;
      const bool forward = goods == Walked::forward;
      open.hop.destination =
          destination_of_hop(graph, edges[forward ? i : i + 1].claim, edges[forward ? i + 1 : i].claim);
    }
    VertexId& at_first = goods == Walked::forward ? open.hop.supplier : open.hop.recipient;
    VertexId& at_last = goods == Walked::forward ? open.hop.recipient : open.hop.supplier;
    if (!is_product(first)) at_first = first;
    if (!is_product(last)) at_last = last;
  }
  return hops;
}

void PathHops::mark_same_goods(std::vector<PathHop>& hops, const Bounds& period) const {
  const PathHop* before = nullptr;
  for (PathHop& hop : hops) {
    if (!hop.goods) continue;
    if (before) {
      const bool known = before->hop.product != no_vertex && hop.hop.product != no_vertex && before->goods == hop.goods;
      hop.same_goods = !known ? Match::no
                       : hop.goods == Walked::forward
                           ? measures_->flows_into(before->hop.product, hop.hop.product, period)
                           : measures_->flows_into(hop.hop.product, before->hop.product, period);
    }
    before = &hop;
  }
}

void PathHops::set_time(PathHop& hop, std::span<const Edge> edges, const Bounds& period) const {
  hop.hop.time = period;
  for (const Edge& edge : edges.subspan(hop.first_edge, hop.edges))
    hop.hop.time = common_bounds(hop.hop.time, lens_->bounds(edge.claim));
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
    if (hop.goods) hop.measures = measures_on(hop.hop);
  return hops;
}

const std::vector<MeasureOnHop>& PathHops::measures_on(const Hop& hop) const {
  constexpr std::size_t most_kept = 1 << 14;
  if (met_.size() == most_kept) met_.clear();
  const auto [place, fresh] =
      met_.try_emplace({hop.supplier, hop.product, hop.recipient, hop.destination, hop.time.start_earliest,
                        hop.time.start_latest, hop.time.end_earliest, hop.time.end_latest});
  if (fresh) place->second = measures_->on(hop);
  return place->second;
}

Match PathHops::prohibited(std::span<const Edge> edges) const {
  PathHop last = hops_along(lens_->graph(), edges).back();
  set_time(last, edges, every_day);
  return last.goods ? prohibition(measures_on(last.hop)) : Match::no;
}

Match prohibition(std::span<const MeasureOnHop> measures) {
  Match match = Match::no;
  for (const MeasureOnHop& row : measures) match = either(match, row.prohibits);
  return match;
}

}  // namespace filiera

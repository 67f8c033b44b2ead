// SPDX-License-Identifier: Apache-2.0
// Conditions over several edges of a path: common period, same goods, prohibitions.
#include "query/paths/conditions.hpp"

#include "graph/time/common_time.hpp"

namespace filiera {

PathSoFar PathConditions::start() const {
  const DayRange days = edges_.days();
  PathSoFar path;
  path.period = {days.first, days.first, days.last, days.last};
  return path;
}

PathSoFar PathConditions::after(const PathSoFar& before, const std::vector<Edge>& edges, const WalkedEdge& last) {
  const EdgeView view = edges_.view(last);
  PathSoFar path = before;
  path.match = both(before.match, view.match);
  if (query_.common_period == CommonPeriod::required) {
    const bool alone = edges.size() == 1 && !lens_.options().as_of;
    if (!alone && common(before.period, view.bounds) != Match::certain) path.together = Match::possible;
    path.period = common_bounds(before.period, view.bounds);
  }
  add_goods(path, edges);
  return path;
}

void PathConditions::add_goods(PathSoFar& path, const std::vector<Edge>& edges) {
  if (query_.prohibited == Prohibited::shown && query_.same_goods == SameGoods::marked) return;
  const KnowledgeGraph& graph = lens_.graph();
  const Edge& last = edges.back();
  const std::optional<Walked> goods = goods_along(graph, last);
  if (!goods || (is_product(graph, last.source) && is_product(graph, last.target))) return;
  const VertexId product = product_of(graph, last.claim);
  if (query_.same_goods == SameGoods::demanded && path.goods) {
    const bool known = path.product != no_vertex && product != no_vertex && path.goods == goods;
    const Match same = !known                     ? Match::no
                       : goods == Walked::forward ? hops_.measures().flows_into(path.product, product, path.period)
                                                  : hops_.measures().flows_into(product, path.product, path.period);
    path.same_goods = both(path.same_goods, same);
  }
  path.product = product;
  path.goods = goods;
  // An edge into a product is only half of a hop; the edge after it completes the hop.
  if (query_.prohibited == Prohibited::shown || !edges_.measures_are_final() || is_product(graph, last.target)) return;
  const std::size_t count = std::min<std::size_t>(edges.size(), 2);
  const std::uint64_t before = count == 2 ? edges[edges.size() - 2].claim : no_claim;
  const auto [known, fresh] = prohibitions_.try_emplace(before << 32 | last.claim);
  if (fresh) known->second = hops_.prohibited(std::span(edges).last(count));
  path.prohibited = path.prohibited || edges_.removes(known->second);
}

bool PathConditions::can_hold(const PathSoFar& path) const {
  if (path.prohibited || path.same_goods == Match::no) return false;
  return lens_.options().minimum_certainty == Firmness::possible ||
         (path.together == Match::certain && path.same_goods == Match::certain);
}

std::optional<Path> PathConditions::whole(const PathSoFar& so_far, const std::vector<Edge>& edges) const {
  Path path{edges, so_far.period, so_far.together, both(so_far.match, so_far.together)};
  // Inputs may hold on other days than those of the path's beginning: check them again for the period of the whole
  // path.
  if (query_.same_goods == SameGoods::demanded)
    for (const PathHop& hop : hops_.timed(path)) path.match = both(path.match, hop.same_goods.value_or(Match::certain));
  if (path.match == Match::no) return std::nullopt;
  if (query_.prohibited != Prohibited::shown)
    for (const PathHop& hop : hops_.of(path)) {
      const Match prohibited = hop.goods ? hops_.prohibition_on(hop) : Match::no;
      if (edges_.removes(prohibited)) return std::nullopt;
      path.match = without(path.match, prohibited);
    }
  if (lens_.keep(path.match) == Match::no) return std::nullopt;
  return path;
}

}  // namespace filiera

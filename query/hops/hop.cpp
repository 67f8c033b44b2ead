// SPDX-License-Identifier: Apache-2.0
// The parts, match and time of a hop of goods, derived from its claims.
#include "query/hops/hop.hpp"

#include <algorithm>

#include "graph/time/common_time.hpp"

namespace filiera {

std::optional<Edge> goods_edge(const KnowledgeGraph& graph, ClaimId c) {
  const GoodsFlow flow = graph.kinds().edge_type(graph.type_of(c)).goods_flow;
  if (flow == GoodsFlow::none) return std::nullopt;
  const Edge e = graph.edge(c);
  return flow == GoodsFlow::with ? e : Edge{e.target, e.source, c};
}

VertexId product_of(const KnowledgeGraph& graph, ClaimId c) {
  const Edge e = goods_edge(graph, c).value_or(graph.edge(c));
  return is_product(graph, e.source) ? e.source : is_product(graph, e.target) ? e.target : graph.product(c);
}

Match match_of_goods(const Lens& lens, ClaimId c) {
  if (!flows_at_most_possibly(lens.graph(), c)) return lens.match(c);
  return lens.keep(at_most_possible(lens.match(c)));
}

Match together(const Lens& lens, Match match, ClaimId made, ClaimId received) {
  if (match == Match::no || lens.on_one_day()) return match;
  return lens.keep(both(match, common(lens.bounds(made), lens.bounds(received))));
}

Hop hop_of_claims(const KnowledgeGraph& graph, ClaimId made, ClaimId received) {
  Hop hop;
  const std::optional<Edge> first = goods_edge(graph, made);
  const std::optional<Edge> last = received == no_claim ? first : goods_edge(graph, received);
  if (!first || !last) return hop;
  hop.product = product_of(graph, made);
  if (!is_product(graph, first->source)) hop.supplier = first->source;
  if (!is_product(graph, last->target)) hop.recipient = last->target;
  if (received != no_claim) hop.destination = graph.destination(received);
  if (hop.destination == no_vertex) hop.destination = graph.destination(made);
  return hop;
}

Bounds time_of_hop(const Lens& lens, ClaimId made, ClaimId received) {
  return received == no_claim ? lens.bounds(made) : common_bounds(lens.bounds(made), lens.bounds(received));
}

std::vector<Doubt> doubts_of_hop(const Lens& lens, std::span<const ClaimId> made, std::span<const ClaimId> received,
                                 Match match) {
  std::vector<Doubt> doubts;
  if (match != Match::possible) return doubts;
  const auto add = [&](const Doubt& doubt) {
    if (std::find(doubts.begin(), doubts.end(), doubt) == doubts.end()) doubts.push_back(doubt);
  };
  for (const std::span<const ClaimId> claims : {made, received})
    for (const ClaimId c : claims) {
      for (const Doubt& doubt : lens.doubts(c)) add(doubt);
      if (flows_at_most_possibly(lens.graph(), c)) add({DoubtKind::use, c, {}});
    }
  if (!made.empty() && !received.empty() && !lens.on_one_day() &&
      common(lens.bounds(made.front()), lens.bounds(received.front())) != Match::certain)
    add({DoubtKind::one_day, made.front(), {}});
  std::stable_sort(doubts.begin(), doubts.end(), [](const Doubt& a, const Doubt& b) { return a.kind < b.kind; });
  return doubts;
}

}  // namespace filiera

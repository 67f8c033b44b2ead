// SPDX-License-Identifier: Apache-2.0
// Generates hops of goods from claims.
#include "query/hops/hop_generator.hpp"

#include "graph/lens/closure.hpp"
#include "graph/time/common_time.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

HopGenerator::HopGenerator(const GoodsFlowGraph& flow, const Lens& lens, HopTime held)
    : flow_(&flow), lens_(&lens), held_(held) {
  const auto types = graph().kinds().edge_types();
  for (std::size_t type = 0; type < types.size(); ++type)
    if (types[type].partner) partner_types_.push_back(static_cast<EdgeTypeId>(type));
}

Match HopGenerator::match_as_last_told(ClaimId c) const {
  const std::vector<Doubt> doubts = lens_->doubts(c);
  const Edge edge = flow_->edge(c);
  // The date of an input is not that of the hop, which a reader sees.
  const bool input = is_product(edge.source) && is_product(edge.target);
  const bool marked = doubts.empty() || flows_at_most_possibly(graph(), c) ||
                      std::any_of(doubts.begin(), doubts.end(), [input](const Doubt& doubt) {
                        return is_marked(doubt.kind) || (input && doubt.kind == DoubtKind::precision);
                      });
  return marked ? Match::possible : Match::certain;
}

bool HopGenerator::may_share(ClaimId made, ClaimId received) const {
  return lens_->match_of_any_firmness(received) != Match::no &&
         (lens_->on_one_day() || common(lens_->bounds(made), lens_->bounds(received)) != Match::no);
}

ClaimedHop HopGenerator::hop(ClaimId made, ClaimId received, Match match) const {
  ClaimedHop hop{hop_of_claims(graph(), made, received), made, received, match};
  hop.time = time_of_hop(*lens_, made, received);
  return hop;
}

std::vector<VertexId> HopGenerator::products_of_partner(VertexId partner) const {
  std::vector<VertexId> products;
  at_partner_edges(partner, [&](VertexId other, ClaimId c) {
    if (const VertexId product = is_product(other) ? other : graph().product(c); product != no_vertex)
      products.push_back(product);
  });
  std::sort(products.begin(), products.end());
  products.erase(std::unique(products.begin(), products.end()), products.end());
  return products;
}

ProductFamily::ProductFamily(const Lens& lens, const ProductChoice& choice) : everything_(!choice) {
  if (!choice) return;
  for (const Related& variant :
       closure(lens, {choice.all().begin(), choice.all().end()}, {lens.graph().core(vocab::fil_kindOf)}, Walk::inward))
    family_.insert(variant.vertex);
}

}  // namespace filiera

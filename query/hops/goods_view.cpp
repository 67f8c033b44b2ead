// SPDX-License-Identifier: Apache-2.0
// What of the flow of goods a lens and a product family leave.
#include "query/hops/goods_view.hpp"

#include <algorithm>

namespace filiera {

GoodsView::GoodsView(const GoodsFlowGraph& flow, const Lens& lens, const ProductChoice& product)
    : flow_(&flow), lens_(&lens), family_(lens, product) {}

Match GoodsView::match(ClaimId c) const { return match_of_goods(*lens_, c); }

Match GoodsView::sure_match(ClaimId c) const { return lens_->keep(lens_->unless_contested(c, match(c))); }

VertexId GoodsView::goods_of(ClaimId c) const { return product_of(graph(), c); }

bool GoodsView::made(VertexId product) const {
  const auto claims = flow_->into(product);
  return std::any_of(claims.begin(), claims.end(),
                     [this](ClaimId c) { return !is_product(flow_->edge(c).source) && shows(c); });
}

bool GoodsView::stands_alone(VertexId product) const {
  const auto claims = flow_->into(product);
  return !made(product) || std::any_of(claims.begin(), claims.end(),
                                       [this](ClaimId c) { return is_product(flow_->edge(c).source) && shows(c); });
}

GoodsStep GoodsView::step(VertexId from, VertexId to, ClaimId in, ClaimId out) const {
  GoodsStep step{from, to, {}, Match::certain};
  for (const ClaimId c : {in, out})
    if (c != no_claim) step.match = both(step.match, sure_match(c));
  if (in != no_claim && out != no_claim) step.match = together(*lens_, step.match, in, out);
  const ClaimId first = in == no_claim ? out : in, second = in == no_claim ? no_claim : out;
  step.hop = hop_of_claims(graph(), first, second);
  step.hop.time = time_of_hop(*lens_, first, second);
  step.source = !is_product(from) || !made(from);
  return step;
}

}  // namespace filiera

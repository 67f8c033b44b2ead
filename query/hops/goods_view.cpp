// SPDX-License-Identifier: Apache-2.0
// What of the flow of goods a lens and a product family leave.
#include "query/hops/goods_view.hpp"

#include <algorithm>

#include "graph/model/reach.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hops.hpp"

namespace filiera {

GoodsView::GoodsView(const GoodsFlowGraph& flow, const Lens& lens, std::optional<VertexId> product)
    : flow_(&flow), lens_(&lens), uses_(graph().core(vocab::fil_uses)), product_(product) {
  if (!product) return;
  for (const Related& variant :
       reach(graph(), {*product}, {graph().core(vocab::fil_kindOf)}, Walk::inward,
             [&](ClaimId c) { return lens.circumstance(c) == Match::no ? Match::no : Match::certain; }))
    family_.insert(variant.vertex);
}

Match GoodsView::match(ClaimId c) const { return match_of_goods(*lens_, c, uses_); }

Match GoodsView::sure_match(ClaimId c) const { return lens_->keep(lens_->unless_contested(c, match(c))); }

VertexId GoodsView::goods_of(ClaimId c) const {
  const Edge e = flow_->edge(c);
  return is_product(e.source) ? e.source : is_product(e.target) ? e.target : graph().product(c);
}

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
  if (!is_product(from)) step.hop.supplier = from;
  if (!is_product(to)) step.hop.recipient = to;
  for (const ClaimId c : {in, out}) {
    if (c == no_claim) continue;
    step.match = both(step.match, sure_match(c));
    if (step.hop.product == no_vertex) step.hop.product = goods_of(c);
  }
  if (in != no_claim && out != no_claim) step.match = together(*lens_, step.match, in, out);
  const ClaimId first = in == no_claim ? out : in, second = in == no_claim ? no_claim : out;
  step.hop.time = time_of_hop(*lens_, first, second);
  step.source = !is_product(from) || !made(from);
  step.hop.destination = destination_of_hop(graph(), first, second);
  return step;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What remains for a recipient.
#include "query/impact/remaining.hpp"

#include <algorithm>
#include <tuple>

#include "query/hops/hop.hpp"

namespace filiera {

const std::vector<RemainingHops::Staying>& RemainingHops::staying_at(VertexId end) {
  if (end == end_) return staying_;
  end_ = end;
  staying_.clear();
  if (end == no_vertex) return staying_;
  SupplyQuery query;
  query.to = end;
  for (SupplyRow& row : supply_hops(*flow_, *lens_, query)) {
    const Match loss = scenario_->loss(row);
    if (loss == Match::certain) continue;
    row.measures = scenario_->then().on(row);
    row.doubts = doubts_of_hop(*lens_, row.claims, row.received, row.match);
    const Match prohibited = scenario_->then().prohibits(row, row.measures, GoodsNotStated::prohibitions);
    staying_.push_back({std::move(row), loss, prohibited});
  }
  return staying_;
}

// Whether no claim of the hop is only sought or planned.
bool RemainingHops::is_real(const SupplyRow& row) const {
  const auto real = [this](ClaimId c) { return lens_->graph().real(c); };
  return std::any_of(row.claims.begin(), row.claims.end(), real) &&
         (row.received.empty() || std::any_of(row.received.begin(), row.received.end(), real));
}

std::vector<RemainingHop> RemainingHops::beside(const SupplyRow& lost) {
  std::vector<RemainingHop> hops;
  for (const auto& [row, loss, prohibited] : staying_at(lost.recipient == no_vertex ? lost.product : lost.recipient)) {
    if (row.partner != lost.partner || std::tie(row.claims, row.received) == std::tie(lost.claims, lost.received))
      continue;
    if (const auto kin = kinship(lost.product, row.product))
      hops.push_back({row, kin->first, kin->second,
                      at_most_possible(without(row.match, loss), row.contested != Match::no || !is_real(row)), loss,
                      prohibited});
  }
  std::stable_sort(hops.begin(), hops.end(),
                   [](const RemainingHop& a, const RemainingHop& b) { return a.kinship < b.kinship; });
  return hops;
}

std::optional<std::pair<GoodsKinship, VertexId>> RemainingHops::kinship(VertexId lost, VertexId other) const {
  if (lost == no_vertex || other == no_vertex) return std::pair{GoodsKinship::unstated, no_vertex};
  const Measures& now = scenario_->now();
  // The families of a product include its variants, so this covers both directions.
  if (now.family_match(lost, other) != Match::no) return std::pair{GoodsKinship::same, no_vertex};
  for (const Related& family : now.families(lost))
    if (now.family_match(other, family.vertex) != Match::no && now.family_match(family.vertex, lost) != Match::certain)
      return std::pair{GoodsKinship::family, family.vertex};
  return std::nullopt;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What remains for a recipient.
#include "query/impact/remaining.hpp"

#include <algorithm>
#include <tuple>

#include "graph/lens/closure.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hop.hpp"

namespace filiera {
namespace {

const HopNumbers* find(const std::unordered_map<VertexId, HopNumbers>& hops, VertexId product) {
  const auto found = hops.find(product);
  return found == hops.end() ? nullptr : &found->second;
}

}  // namespace

void RemainingHops::ask_about(VertexId end) {
  if (end == end_) return;
  end_ = end;
  hops_.clear();
  number_of_.clear();
  goods_ = partners_ = {};
  if (end == no_vertex) return;
  SupplyQuery query;
  query.to = end;
  for (SupplyRow& row : supply_hops(*flow_, *lens_, query)) {
    const Match loss = scenario_->loss(row);
    if (loss == Match::certain) continue;
    row.measures = scenario_->then().on(row);
    row.doubts = doubts_of_hop(*lens_, row.claims, row.received, row.match);
    const Match prohibited = scenario_->then().prohibits(row, row.measures, GoodsNotStated::prohibitions);
    const Match match = at_most_possible(without(row.match, loss), row.contested != Match::no || !is_real(row));
    const auto number = static_cast<std::uint32_t>(hops_.size());
    number_of_.emplace(std::pair(row.claims, row.received), number);
    Index& index = row.partner ? partners_ : goods_;
    index.all.push_back(number);
    index.of_product[row.product].push_back(number);
    if (row.product != no_vertex)
      for (const Related& family : lineage(row.product)) index.of_family[family.vertex].push_back(number);
    hops_.push_back({std::move(row), match, loss, prohibited});
  }
}

// Whether no claim of the hop is only sought or planned.
bool RemainingHops::is_real(const SupplyRow& row) const {
  const auto real = [this](ClaimId c) { return lens_->graph().real(c); };
  return std::any_of(row.claims.begin(), row.claims.end(), real) &&
         (row.received.empty() || std::any_of(row.received.begin(), row.received.end(), real));
}

const std::vector<Related>& RemainingHops::lineage(VertexId product) {
  const auto [known, fresh] = lineages_.try_emplace(product);
  if (fresh) known->second = closure(*lens_, {product}, {lens_->graph().core(vocab::fil_kindOf)}, Walk::outward);
  return known->second;
}

const HopNumbers& RemainingHops::same_goods(Index& index, VertexId product) {
  const auto [known, fresh] = index.same.try_emplace(product);
  HopNumbers& hops = known->second;
  if (!fresh) return hops;
  const auto add = [&](const HopNumbers* more) {
    if (more) hops.insert(hops.end(), more->begin(), more->end());
  };
  add(find(index.of_family, product));
  for (const Related& family : lineage(product)) add(find(index.of_product, family.vertex));
  std::sort(hops.begin(), hops.end());
  hops.erase(std::unique(hops.begin(), hops.end()), hops.end());
  return hops;
}

Remaining RemainingHops::beside(const SupplyRow& lost) {
  ask_about(lost.recipient == no_vertex ? lost.product : lost.recipient);
  Remaining remaining;
  Index& index = lost.partner ? partners_ : goods_;
  if (index.all.empty()) return remaining;
  if (const auto own = number_of_.find({lost.claims, lost.received}); own != number_of_.end())
    remaining.own = own->second;
  const auto add = [&](GoodsKinship kinship, VertexId family, const HopNumbers* hops) {
    if (hops && !hops->empty()) remaining.groups.push_back({kinship, family, hops});
  };
  if (lost.product == no_vertex) {
    add(GoodsKinship::unstated, no_vertex, &index.all);
    return remaining;
  }
  const HopNumbers& same = same_goods(index, lost.product);
  add(GoodsKinship::same, no_vertex, &same);
  const HopNumbers* nearer = nullptr;
  for (const Related& family : lineage(lost.product)) {
    if (same.size() == index.all.size()) break;  // no hop is left for a family
    const HopNumbers* const hops = family.vertex == lost.product ? nullptr : find(index.of_family, family.vertex);
    // Often a family of a family has the same hops.
    if (!hops || (nearer && *nearer == *hops)) continue;
    if (hops->size() <= same.size() && std::includes(same.begin(), same.end(), hops->begin(), hops->end())) continue;
    add(GoodsKinship::family, family.vertex, hops);
    nearer = hops;
  }
  add(GoodsKinship::unstated, no_vertex, find(index.of_product, no_vertex));
  return remaining;
}

std::vector<RemainingHops::Told> RemainingHops::each(const Remaining& remaining) const {
  std::vector<Told> found;
  std::vector<bool> told(hops_.size(), false);
  if (remaining.own != Remaining::none) told[remaining.own] = true;
  for (const RemainingGroup& group : remaining.groups)
    for (const std::uint32_t hop : *group.hops) {
      if (told[hop]) continue;
      told[hop] = true;
      found.push_back({group.kinship, group.family, hop});
    }
  std::sort(found.begin(), found.end(),
            [](const Told& a, const Told& b) { return std::tie(a.kinship, a.hop) < std::tie(b.kinship, b.hop); });
  return found;
}

}  // namespace filiera

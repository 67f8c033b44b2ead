// SPDX-License-Identifier: Apache-2.0
// What remains for a recipient when a hop to it is lost.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "query/hops/supply.hpp"
#include "query/impact/scenario.hpp"

namespace filiera {

// How the goods of a remaining hop relate to the lost ones. same: equal, a variant, or only their family is stated;
// family: another product of a common family; unstated: one of the two products is not stated.
enum class GoodsKinship : std::uint8_t { same, family, unstated };

// A hop that remains when another is lost.
struct RemainingHop {
  SupplyRow row;
  GoodsKinship kinship = GoodsKinship::same;
  VertexId family = no_vertex;  // the nearest common family, for GoodsKinship::family
  // That the hop holds and is not lost itself; at most possible if contested or planned.
  Match match = Match::certain;
  Match loss = Match::no;        // of its own loss; never certain
  Match prohibited = Match::no;  // whether a prohibition applies after the change
};

// The hops that remain beside lost ones. The arguments must outlive it. It caches the hops to the last recipient: ask
// recipient by recipient.
class RemainingHops {
 public:
  RemainingHops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario)
      : flow_(&flow), lens_(&lens), scenario_(&scenario) {}

  // Other hops of related goods to the recipient of the lost hop, the same goods first; without a recipient, those of
  // other makers of the product. Cost: the hops to the recipient, and the measures on them.
  std::vector<RemainingHop> beside(const SupplyRow& lost);

 private:
  // A hop that may remain: the matches of its own loss and of a prohibition on it after the change.
  struct Staying {
    SupplyRow row;
    Match loss, prohibited;
  };

  const std::vector<Staying>& staying_at(VertexId end);
  bool is_real(const SupplyRow& row) const;
  // Empty if the two products have no family in common.
  std::optional<std::pair<GoodsKinship, VertexId>> kinship(VertexId lost, VertexId other) const;

  const GoodsFlowGraph* flow_;
  const Lens* lens_;
  const Scenario* scenario_;
  VertexId end_ = no_vertex;
  std::vector<Staying> staying_;
};

}  // namespace filiera

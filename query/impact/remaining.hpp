// SPDX-License-Identifier: Apache-2.0
// What remains for a recipient when a hop to it is lost.
#pragma once

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/hops/supply.hpp"
#include "query/impact/scenario.hpp"

namespace filiera {

// How the goods of a remaining hop relate to the lost ones. same: equal, a variant, or only their family is stated;
// family: another product of a common family; unstated: one of the two products is not stated.
enum class GoodsKinship : std::uint8_t { same, family, unstated };

// A hop that may remain when others are lost.
struct RemainingHop {
  SupplyRow row;
  // That the hop holds and is not lost itself; at most possible if contested or planned.
  Match match = Match::certain;
  Match loss = Match::no;        // of its own loss; never certain
  Match prohibited = Match::no;  // whether a prohibition applies after the change
};

// Hops by their numbers, ascending.
using HopNumbers = std::vector<std::uint32_t>;

// Hops whose goods have the same kinship with the lost ones.
struct RemainingGroup {
  GoodsKinship kinship = GoodsKinship::same;
  VertexId family = no_vertex;  // the common family, for GoodsKinship::family
  const HopNumbers* hops = nullptr;
};

// What remains beside a lost hop. A hop in several groups counts in the first, and the lost hop itself, which is among
// them if it is lost only possibly, in none.
struct Remaining {
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<RemainingGroup> groups;  // the same goods first, then from the nearest family on
  std::uint32_t own = none;            // the lost hop itself
};

// The hops that remain beside lost ones. The arguments must outlive it. It remembers the hops to the last recipient:
// ask recipient by recipient. Numbers and groups are valid until another recipient is asked about.
class RemainingHops {
 public:
  RemainingHops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario)
      : flow_(&flow), lens_(&lens), scenario_(&scenario) {}

  // Other hops of related goods to the recipient of the lost hop; without a recipient, those of other makers of the
  // product. Lost hops to one recipient whose goods are the same, or of one family, share the groups: cost of the first
  // the hops to the recipient, the measures on them and their families; of each other the families of its goods.
  Remaining beside(const SupplyRow& lost);
  const RemainingHop& hop(std::uint32_t number) const { return hops_[number]; }

  // A hop with its kinship.
  struct Told {
    GoodsKinship kinship;
    VertexId family;
    std::uint32_t hop;
  };
  // Each hop once: by kinship, then by number. O(hops in the groups).
  std::vector<Told> each(const Remaining& remaining) const;

 private:
  struct Index {
    HopNumbers all;
    std::unordered_map<VertexId, HopNumbers> of_product, of_family, same;  // of_family: of the product or a kind of it
  };
  void ask_about(VertexId end);
  bool is_real(const SupplyRow& row) const;
  // The product and the families that it is a kind of, the nearest first.
  const std::vector<Related>& lineage(VertexId product);
  // The hops of a product, of its families or of its variants.
  const HopNumbers& same_goods(Index& index, VertexId product);

  const GoodsFlowGraph* flow_;
  const Lens* lens_;
  const Scenario* scenario_;
  VertexId end_ = no_vertex;
  std::vector<RemainingHop> hops_;
  boost::unordered_flat_map<std::pair<std::vector<ClaimId>, std::vector<ClaimId>>, std::uint32_t> number_of_;
  Index goods_, partners_;
  std::unordered_map<VertexId, std::vector<Related>> lineages_;
};

}  // namespace filiera

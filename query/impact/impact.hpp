// SPDX-License-Identifier: Apache-2.0
// What a change does: which hops are lost or freed, who loses what, and what remains for them.
#pragma once

#include <optional>
#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/hops/supply.hpp"
#include "query/impact/parts.hpp"
#include "query/impact/scenario.hpp"

namespace filiera {

// lost: the hop can take place no more. freed: a prohibition on it falls away. eased, permission_lost,
// favour_lost: a lifted measure against it, that permits it, in favour of it falls away, without the others.
enum class HopChange : std::uint8_t { lost, freed, eased, permission_lost, favour_lost };

// How the goods of what remains stand to those that are lost. same: they, a variant of them, or only their
// family is named; family: another product of a family that holds both; unstated: one of the two is not stated.
enum class GoodsKinship : std::uint8_t { same, family, unstated };

// A hop that stays when another is lost.
struct RemainingHop {
  SupplyRow row;
  GoodsKinship kinship = GoodsKinship::same;
  VertexId family = no_vertex;   // the nearest that holds both; of GoodsKinship::family
  Match match = Match::certain;  // of the hop, less what the change may take away; contested: at most possible
  Match barred = Match::no;      // under a prohibition, then
};

struct ChangedHop {
  SupplyRow row;  // with its measures as they are
  HopChange change = HopChange::lost;
  Match match = Match::certain;    // of the change
  bool expected = false;           // what falls away is itself only expected
  std::vector<MeasureOnHop> then;  // its measures after the change
  // Of a lost hop: other hops of such goods to its recipient, the same goods first; from other makers where it has no
  // recipient.
  std::vector<RemainingHop> remaining;
};

// From whom a recipient still receives.
struct RemainingSupplier {
  VertexId vertex = no_vertex;  // a product: its makers, whoever they are
  Match match = Match::certain;
  Match barred = Match::no;  // under a prohibition, by each way that is as sure
};

// A product that a party cannot make any more, since parts are missing.
struct LostProduct {
  VertexId product = no_vertex;
  Match match = Match::no;
  std::vector<std::vector<VertexId>>
      missing;  // the parts, of each need that is not met; of several one would be enough
};

// Who receives, in one step or more, from where something is lost.
struct Affected {
  VertexId party = no_vertex;
  std::uint32_t tier = 1;                    // steps from a lost hop: its recipient is 1
  Match lost = Match::no;                    // of every source: no way of goods from any origin is left
  std::vector<RemainingSupplier> suppliers;  // those who do not lose every source themselves
  std::vector<LostProduct> products;         // the certain first, then in order of vertex
};

struct Impact {
  std::vector<ChangedHop> hops;      // by change; hops of goods before partners; certain first; by recipient
  std::vector<Affected> downstream;  // those who lose every source first, the certain before the possible
};

// The hops of goods, and the partners, that a change takes or frees, and what that means at any depth. What a party
// that goes buys itself is not among them. With a product, only it and its variants, and of what is made of them, their
// parts. With PartNeeds::counted a making stops where a part that it needs has no source (FlowSubgraph says how). Cost:
// where a company goes, its own hops, those of the recipients hit, and all that is downstream of them or upstream of
// that; else one pass over all claims of supply and the measures on each, and the same.
Impact impact(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario, const ProductChoice& product,
              PartNeeds part_needs = PartNeeds::counted);

// The part on depth alone.
std::vector<Affected> affected_downstream(const HopGenerator& hops, const ProductFamily& family,
                                          const Scenario& scenario, PartNeeds part_needs);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The holdings stated in a graph, on the one day of a lens.
#pragma once

#include <memory>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/ownership/edge_types.hpp"
#include "graph/ownership/holdings.hpp"
#include "graph/ownership/ownership_days.hpp"

namespace filiera {

// Whether what is only sought or planned counts as if it had happened.
enum class Planned : std::uint8_t { left_out, counted };

// Whether somebody whom the lens shows affirms the claim as more than sought or planned. The dates of the claim are
// ignored.
Match told_as_real(const Lens& lens, ClaimId claim, Planned planned = Planned::left_out);

// Whether a holding of the graph exists on the day. Holdings that are sought, planned, only denied, or without a
// visible source do not exist.
struct HoldingPresence {
  bool told = false;
  Match match = Match::no;  // at most possible if disputed
};
HoldingPresence holding_presence(const Lens& lens, ClaimId claim, Planned planned = Planned::left_out);

// A holding that another claim excludes is at most possible. Implements everything of OwnershipSource except which
// parties are listed and which the rule may reach.
class GraphHoldings : public OwnershipSource {
 public:
  // The lens has one day and must outlive this object. `days`: of the same lens on any day; without it, of this alone.
  explicit GraphHoldings(const Lens& lens, std::shared_ptr<OwnershipDays> days = nullptr,
                         Planned planned = Planned::left_out);
  std::vector<Holding> holdings_in(PartyId asset) const override;
  std::vector<PartyId> assets_of(PartyId owner) const override;
  std::vector<Tie> controllers_of(PartyId asset) const override;
  std::vector<Tie> controlled_by(PartyId owner) const override;
  std::vector<Tie> joint_with(PartyId party) const override;

 protected:
  const Lens* lens_;
  const KnowledgeGraph* graph_;
  OwnershipEdgeTypes types_;

 private:
  HoldingPresence presence_of(ClaimId claim) const { return holding_presence(*lens_, claim, planned_); }
  // Whether a claim that holds on the day excludes it: one in conflict with it (fil:conflictsWith), or the telling of
  // the same matter that names another owner or asset. O(relations of the claim); of such tellings, O(the matter).
  bool has_rival(ClaimId claim) const;
  void add_tie(std::vector<Tie>& ties, ClaimId claim, PartyId party) const;
  std::shared_ptr<OwnershipDays> days_;
  Planned planned_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The holdings stated in a graph, on the one day of a lens.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/ownership/holdings.hpp"

namespace filiera {

// The ids of the edge types of ownership in one graph.
struct OwnershipEdgeTypes {
  explicit OwnershipEdgeTypes(const KnowledgeGraph& graph);
  EdgeTypeId owns, parent_of, joint_with, reaches_by, apart_from, same_matter, conflicts_with, on_party, member_of,
      exception_to, applies_to, instead_of, to_place, from_place;
};

// Whether somebody whom the lens shows affirms the claim as more than sought or planned. The dates of the claim are
// ignored.
Match told_as_real(const Lens& lens, ClaimId claim);

// Whether a holding of the graph exists on the day. Holdings that are sought, planned, only denied, or without a
// visible source do not exist.
struct HoldingPresence {
  bool told = false;
  Match match = Match::no;  // at most possible if disputed
};
HoldingPresence holding_presence(const Lens& lens, ClaimId claim);

// A holding that another claim excludes is at most possible. Implements everything of OwnershipSource except which
// parties are listed and which the rule may reach.
class GraphHoldings : public OwnershipSource {
 public:
  // The lens has one day and must outlive this object.
  explicit GraphHoldings(const Lens& lens) : lens_(&lens), graph_(&lens.graph()), types_(lens.graph()) {}
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
  std::uint32_t telling_of(ClaimId claim) const;
  std::uint32_t block_of(ClaimId claim) const;
  // Whether a claim that holds on the day excludes it: one in conflict with it (fil:conflictsWith), or the telling of
  // the same matter that names another owner or asset. O(relations of the claim); of such tellings, O(the matter).
  bool has_rival(ClaimId claim) const;
  void add_tie(std::vector<Tie>& ties, ClaimId claim, PartyId party) const;
  mutable boost::unordered_flat_map<ClaimId, std::uint32_t> blocks_, tellings_;  // of claims that stand in relations
  mutable boost::unordered_flat_map<std::uint32_t, bool> divided_;  // by telling: whether its claims name several ends
};

}  // namespace filiera

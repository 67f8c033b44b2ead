// SPDX-License-Identifier: Apache-2.0
// The holdings stated in a graph.
#include "graph/ownership/graph_holdings.hpp"

#include <algorithm>

#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

OwnershipEdgeTypes::OwnershipEdgeTypes(const KnowledgeGraph& graph)
    : owns(graph.core(vocab::fil_owns)),
      parent_of(graph.core(vocab::fil_parentOf)),
      joint_with(graph.core(vocab::fil_jointWith)),
      reaches_by(graph.core(vocab::fil_reachesBy)),
      apart_from(graph.core(vocab::fil_apartFrom)),
      same_matter(graph.core(vocab::fil_sameMatterAs)),
      on_party(graph.core(vocab::fil_onParty)),
      member_of(graph.core(vocab::fil_memberOf)),
      exception_to(graph.core(vocab::fil_exceptionTo)),
      applies_to(graph.core(vocab::fil_appliesTo)),
      instead_of(graph.core(vocab::fil_insteadOf)),
      to_place(graph.core(vocab::fil_toPlace)),
      from_place(graph.core(vocab::fil_fromPlace)) {}

HoldingPresence holding_presence(const Lens& lens, ClaimId claim) {
  const KnowledgeGraph& graph = lens.graph();
  if (!graph.real(claim)) return {};
  const Match affirmed_by = lens.reads_columns() ? graph.has(claim, affirmed) ? Match::certain : Match::no
                                                 : both(lens.seen(claim), lens.stance(claim).told);
  if (affirmed_by == Match::no) return {};
  return {true, lens.unless_contested(claim, both(affirmed_by, lens.in_time(claim)))};
}

// The first of the same-matter claims; equal for all claims of one holding.
std::uint32_t GraphHoldings::telling_of(ClaimId claim) const {
  if (graph_->relations_from(claim).empty() && graph_->relations_to(claim).empty()) return claim;
  const std::vector<ClaimId> same = same_matter_claims(*graph_, claim);
  return *std::min_element(same.begin(), same.end());
}

// Whether a source states that it is separate from another holding of the owner in the asset.
bool GraphHoldings::is_block(ClaimId claim) const {
  const Edge edge = graph_->edge(claim);
  const auto apart = [&](const RelationRow& row, ClaimId other) {
    if (graph_->type_of(row) != types_.apart_from || other == claim || !graph_->is_edge(other) ||
        graph_->type_of(other) != types_.owns)
      return false;
    const Edge second = graph_->edge(other);
    return second.source == edge.source && second.target == edge.target;
  };
  const auto from = graph_->relations_from(claim), to = graph_->relations_to(claim);
  return std::any_of(from.begin(), from.end(), [&](const RelationRow& row) { return apart(row, row.to); }) ||
         std::any_of(to.begin(), to.end(), [&](const RelationRow& row) { return apart(row, row.from); });
}

std::vector<Holding> GraphHoldings::holdings_in(PartyId asset) const {
  std::vector<Holding> holdings;
  for (const ClaimId claim : graph_->in_claims(asset, types_.owns)) {
    const HoldingPresence presence = holding_presence(*lens_, claim);
    if (!presence.told) continue;
    const Stake stake = stake_of(*graph_, claim);
    if (stake.interest == Interest::control) continue;
    holdings.push_back({graph_->edge(claim).source, claim, telling_of(claim), is_block(claim), stake.interest,
                        presence.match, Quantity(stake.share.least, stake.share.over ? 1 : 0),
                        Quantity(stake.share.most, stake.share.under ? -1 : 0)});
  }
  return holdings;
}

std::vector<PartyId> GraphHoldings::assets_of(PartyId owner) const {
  std::vector<PartyId> assets;
  for (const ClaimId claim : graph_->out_claims(owner, types_.owns)) assets.push_back(graph_->edge(claim).target);
  assets.erase(std::unique(assets.begin(), assets.end()), assets.end());
  return assets;
}

void GraphHoldings::add_tie(std::vector<Tie>& ties, ClaimId claim, PartyId party) const {
  if (graph_->type_of(claim) == types_.owns && stake_of(*graph_, claim).interest != Interest::control) return;
  const HoldingPresence presence = holding_presence(*lens_, claim);
  if (presence.match != Match::no) ties.push_back({party, claim, presence.match});
}

std::vector<Tie> GraphHoldings::controllers_of(PartyId asset) const {
  std::vector<Tie> ties;
  for (const EdgeTypeId type : {types_.parent_of, types_.owns})
    for (const ClaimId claim : graph_->in_claims(asset, type)) add_tie(ties, claim, graph_->edge(claim).source);
  return ties;
}

std::vector<Tie> GraphHoldings::controlled_by(PartyId owner) const {
  std::vector<Tie> ties;
  for (const EdgeTypeId type : {types_.parent_of, types_.owns})
    for (const ClaimId claim : graph_->out_claims(owner, type)) add_tie(ties, claim, graph_->edge(claim).target);
  return ties;
}

std::vector<Tie> GraphHoldings::joint_with(PartyId party) const {
  std::vector<Tie> ties;
  for (const ClaimId claim : graph_->out_claims(party, types_.joint_with))
    add_tie(ties, claim, graph_->edge(claim).target);
  for (const ClaimId claim : graph_->in_claims(party, types_.joint_with))
    add_tie(ties, claim, graph_->edge(claim).source);
  return ties;
}

}  // namespace filiera

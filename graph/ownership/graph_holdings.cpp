// SPDX-License-Identifier: Apache-2.0
// The holdings stated in a graph.
#include "graph/ownership/graph_holdings.hpp"

#include <algorithm>
#include <utility>

#include "graph/lens/same_matter.hpp"
#include "graph/model/amount.hpp"
#include "graph/model/claims_around.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

OwnershipEdgeTypes::OwnershipEdgeTypes(const KnowledgeGraph& graph)
    : owns(graph.core(vocab::fil_owns)),
      parent_of(graph.core(vocab::fil_parentOf)),
      joint_with(graph.core(vocab::fil_jointWith)),
      reaches_by(graph.core(vocab::fil_reachesBy)),
      apart_from(graph.core(vocab::fil_apartFrom)),
      same_matter(graph.core(vocab::fil_sameMatterAs)),
      conflicts_with(graph.core(vocab::fil_conflictsWith)),
      on_party(graph.core(vocab::fil_onParty)),
      member_of(graph.core(vocab::fil_memberOf)),
      exception_to(graph.core(vocab::fil_exceptionTo)),
      applies_to(graph.core(vocab::fil_appliesTo)),
      instead_of(graph.core(vocab::fil_insteadOf)),
      to_place(graph.core(vocab::fil_toPlace)),
      from_place(graph.core(vocab::fil_fromPlace)) {}

Match told_as_real(const Lens& lens, ClaimId claim) {
  if (!lens.graph().real(claim)) return Match::no;
  if (lens.reads_columns()) return lens.graph().has(claim, affirmed) ? Match::certain : Match::no;
  return both(lens.seen(claim), lens.stance(claim).told);
}

HoldingPresence holding_presence(const Lens& lens, ClaimId claim) {
  const Match told = told_as_real(lens, claim);
  if (told == Match::no) return {};
  return {true, lens.unless_contested(claim, both(told, lens.in_time(claim)))};
}

// The first of the same-matter claims; equal for all claims of one holding.
std::uint32_t GraphHoldings::telling_of(ClaimId claim) const {
  if (graph_->relations_from(claim).empty() && graph_->relations_to(claim).empty()) return claim;
  if (const auto known = tellings_.find(claim); known != tellings_.end()) return known->second;
  const std::vector<ClaimId> same = same_matter_claims(*graph_, claim);
  const ClaimId first = *std::min_element(same.begin(), same.end());
  for (const ClaimId one : same) tellings_[one] = first;
  return first;
}

// The least of the claims from which it is said to be apart, of the owner in the asset, directly or through others.
std::uint32_t GraphHoldings::block_of(ClaimId claim) const {
  if (graph_->relations_from(claim).empty() && graph_->relations_to(claim).empty()) return no_block;
  if (const auto known = blocks_.find(claim); known != blocks_.end()) return known->second;
  const Edge edge = graph_->edge(claim);
  const std::vector<ClaimId> together = connected_claims(*graph_, claim, types_.apart_from, [&](ClaimId other) {
    if (!graph_->is_edge(other) || graph_->type_of(other) != types_.owns) return false;
    const Edge second = graph_->edge(other);
    return second.source == edge.source && second.target == edge.target;
  });
  const std::uint32_t block = together.size() < 2 ? no_block : *std::min_element(together.begin(), together.end());
  for (const ClaimId one : together) blocks_[one] = block;
  return block;
}

bool GraphHoldings::has_rival(ClaimId claim) const {
  const auto from = graph_->relations_from(claim), to = graph_->relations_to(claim);
  if (from.empty() && to.empty()) return false;
  const auto holds = [this](ClaimId other) {
    return graph_->is_edge(other) && graph_->type_of(other) == types_.owns &&
           holding_presence(*lens_, other).match != Match::no;
  };
  for (const RelationRow& row : from)
    if (row.type == types_.conflicts_with && holds(row.to)) return true;
  for (const RelationRow& row : to)
    if (row.type == types_.conflicts_with && holds(row.from)) return true;
  const Edge edge = graph_->edge(claim);
  const auto names_others = [&](ClaimId other) {
    if (!graph_->is_edge(other)) return false;
    const Edge second = graph_->edge(other);
    return second.source != edge.source || second.target != edge.target;
  };
  const auto [known, fresh] = divided_.try_emplace(telling_of(claim), false);
  if (fresh) known->second = std::ranges::any_of(same_matter_claims(*graph_, claim), names_others);
  return known->second && std::ranges::any_of(same_matter_claims(*graph_, claim),
                                              [&](ClaimId other) { return names_others(other) && holds(other); });
}

namespace {

// Shares that are only about those stated lie within what "about" allows.
void widen(Holding& holding, const ShareInterval& stated) {
  holding.least -= Quantity(deviation_of_about(stated.least));
  if (stated.most == Decimal(1)) return;
  holding.most += Quantity(deviation_of_about(stated.most));
  if (holding.most > Quantity::one()) holding.most = Quantity::one();
}

}  // namespace

std::vector<Holding> GraphHoldings::holdings_in(PartyId asset) const {
  const ClaimRange claims = graph_->in_claims(asset, types_.owns);
  std::vector<Holding> holdings;
  holdings.reserve(claims.size());
  for (const ClaimId claim : claims) {
    const HoldingPresence presence = holding_presence(*lens_, claim);
    if (!presence.told) continue;
    Holding holding{graph_->edge(claim).source,
                    claim,
                    telling_of(claim),
                    block_of(claim),
                    Interest::shareholding,
                    at_most_possible(presence.match, has_rival(claim)),
                    Quantity(),
                    Quantity::one()};
    if (const ShareRow* row = share_row(*graph_, claim)) {
      holding.interest = static_cast<Interest>(checked(std::size_t{row->interest}, interest_count));
      if (holding.interest == Interest::control) continue;
      const auto number = [&](TermId term) { return Quantity::parse(graph_->terms().value(term)); };
      if (row->minimum != no_term)
        if (const auto least = number(row->minimum)) holding.least = least->moved(row->over);
      if (row->maximum != no_term)
        if (const auto most = number(row->maximum)) holding.most = most->moved(-std::int64_t{row->under});
      if (row->approximate != 0) widen(holding, stake_of(*graph_, claim).share);
    }
    holdings.push_back(std::move(holding));
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
  if (graph_->type_of(claim) == types_.owns) {
    const ShareRow* row = share_row(*graph_, claim);
    if (!row || row->interest != static_cast<std::uint8_t>(Interest::control)) return;
  }
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

// SPDX-License-Identifier: Apache-2.0
// The holdings stated in a graph.
#include "graph/ownership/graph_holdings.hpp"

#include <algorithm>
#include <utility>

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
      conflicts_with(graph.core(vocab::fil_conflictsWith)),
      on_party(graph.core(vocab::fil_onParty)),
      member_of(graph.core(vocab::fil_memberOf)),
      exception_to(graph.core(vocab::fil_exceptionTo)),
      applies_to(graph.core(vocab::fil_appliesTo)),
      instead_of(graph.core(vocab::fil_insteadOf)),
      to_place(graph.core(vocab::fil_toPlace)),
      from_place(graph.core(vocab::fil_fromPlace)) {}

Match told_as_real(const Lens& lens, ClaimId claim, Planned planned) {
  if (planned == Planned::left_out && !lens.graph().real(claim)) return Match::no;
  if (lens.reads_columns()) return lens.graph().has(claim, affirmed) ? Match::certain : Match::no;
  return both(lens.seen(claim), lens.stance(claim).told);
}

HoldingPresence holding_presence(const Lens& lens, ClaimId claim, Planned planned) {
  const Match told = told_as_real(lens, claim, planned);
  if (told == Match::no) return {};
  return {true, lens.unless_contested(claim, both(told, lens.in_time(claim)))};
}

GraphHoldings::GraphHoldings(const Lens& lens, std::shared_ptr<OwnershipDays> days, Planned planned)
    : lens_(&lens),
      graph_(&lens.graph()),
      types_(lens.graph()),
      days_(days ? std::move(days) : std::make_shared<OwnershipDays>(lens, OwnershipDays::Asked::one_day)),
      planned_(planned) {}

bool GraphHoldings::has_rival(ClaimId claim) const {
  const auto from = graph_->relations_from(claim), to = graph_->relations_to(claim);
  if (from.empty() && to.empty()) return false;
  const auto holds = [this](ClaimId other) {
    return graph_->is_edge(other) && graph_->type_of(other) == types_.owns && presence_of(other).match != Match::no;
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
  return days_->is_divided(days_->telling_of(claim)) &&
         std::ranges::any_of(same_matter_claims(*graph_, claim),
                             [&](ClaimId other) { return names_others(other) && holds(other); });
}

std::vector<Holding> GraphHoldings::holdings_in(PartyId asset) const {
  std::vector<Holding> holdings;
  const auto take = [&](ClaimId claim) {
    const HoldingPresence presence = presence_of(claim);
    if (!presence.told) return;
    Holding holding{graph_->edge(claim).source,
                    claim,
                    days_->telling_of(claim),
                    days_->block_of(claim),
                    Interest::shareholding,
                    at_most_possible(presence.match, has_rival(claim)),
                    Quantity(),
                    Quantity::one()};
    if (const ShareRow* row = share_row(*graph_, claim)) {
      holding.interest = static_cast<Interest>(checked(std::size_t{row->interest}, interest_count));
      if (holding.interest == Interest::control) return;
      const auto number = [&](TermId term) { return Quantity::parse(graph_->terms().value(term)); };
      if (row->minimum != no_term)
        if (const auto least = number(row->minimum)) holding.least = least->moved(row->over);
      if (row->maximum != no_term)
        if (const auto most = number(row->maximum)) holding.most = most->moved(-std::int64_t{row->under});
      if (row->approximate != 0) {
        const ShareInterval share = within_about(stake_of(*graph_, claim).share);
        holding.least = Quantity(share.least).moved(share.over ? 1 : 0);
        holding.most = Quantity(share.most).moved(share.under ? -1 : 0);
      }
    }
    holdings.push_back(std::move(holding));
  };
  if (lens_->on_one_day()) {
    days_->each_holding(asset, lens_->options().as_of->first, take);
  } else {
    days_->each_holding(asset, take);
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
  const HoldingPresence presence = presence_of(claim);
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

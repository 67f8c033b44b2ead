// SPDX-License-Identifier: Apache-2.0
// A state of knowledge that is asked how hops of goods stand in it.
#include "query/hops/hop_state.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace filiera {
namespace {

LensOptions as_last_told(LensOptions options) {
  options.as_last_told = true;
  return options;
}

}  // namespace

HopState::HopState(const GoodsFlowGraph& flow, LensOptions lens)
    : flow_(&flow), graph_(&flow.graph()), lens_(*graph_, as_last_told(std::move(lens))), measures_(lens_) {}

PartName HopState::name(VertexId v) const {
  return v == no_vertex ? PartName() : graph_->terms().value(graph_->term_of_vertex(v));
}

VertexId HopState::find(PartName name) const {
  const TermId term = name.empty() ? no_term : graph_->terms().find_iri(name);
  return term == no_term ? no_vertex : graph_->find_vertex(term);
}

HopName HopState::name(const SupplyRow& row) const {
  return {name(row.supplier), name(row.product), name(row.recipient), row.partner};
}

std::vector<SupplyRow> HopState::rows(const SupplyQuery& query) const {
  std::vector<SupplyRow> found = supply_hops(*flow_, lens_, query);
  // Vertices are in order of their IRIs; a part that is not stated comes first, as its empty name does.
  const auto key = [](const SupplyRow& row) {
    return std::tuple(row.supplier + 1, row.product + 1, row.recipient + 1, row.partner);
  };
  std::ranges::stable_sort(found, {}, key);
  return found;
}

std::vector<SupplyRow> HopState::rows(const HopName& hop) const {
  SupplyQuery query;
  const VertexId supplier = find(hop.supplier);
  if (supplier == no_vertex) return {};
  query.from = supplier;
  if (!hop.product.empty()) {
    const VertexId product = find(hop.product);
    if (product == no_vertex) return {};
    query.product = product;
  }
  std::vector<SupplyRow> found = rows(query);
  std::erase_if(found, [&](const SupplyRow& row) { return name(row) != hop; });
  return found;
}

void HopState::add_claims(std::span<const ClaimId> claims, Standing& standing) const {
  for (const ClaimId c : claims) {
    const Stance stance = lens_.stance(c).stance;
    // What sources add in other words is no change of the hop.
    const Stance of_hop = stance == Stance::differs ? Stance::affirmed : stance;
    if (standing.stance == Stance::untold || of_hop < standing.stance) standing.stance = of_hop;
  }
}

Standing HopState::of_hop(std::span<const SupplyRow> rows) const {
  Standing standing;
  const auto real = [this](ClaimId c) { return graph_->real(c); };
  standing.expected = !rows.empty();  // where all that tells of it is only sought or planned
  // What is only expected makes no delivery any firmer.
  Match expected = Match::no;
  for (const SupplyRow& row : rows) {
    const bool real_row =
        std::ranges::any_of(row.claims, real) && (row.received.empty() || std::ranges::any_of(row.received, real));
    if (real_row) standing.expected = false;
    Match& match = real_row ? standing.match : expected;
    match = std::max(match, row.match);
    add_claims(row.claims, standing);
    add_claims(row.received, standing);
  }
  if (standing.expected) standing.match = expected;
  return standing;
}

std::vector<HopAspectState> HopState::aspects(std::span<const SupplyRow> rows) const {
  std::vector<HopAspectState> found(1);
  found.front().standing = of_hop(rows);
  std::map<std::pair<MeasureRole, VertexId>, std::size_t> on_goods;
  std::set<VertexId> on_parties;
  for (const SupplyRow& row : rows) {
    for (const MeasureOnHop& measure : measures_.on(row)) {
      HopAspectState state;
      state.aspect = HopAspect::measure;
      state.role = measure.role;
      state.measure = measure.measure;
      if (measure.through) state.rule = measure.through->rule;
      state.effect = measure.effect;
      state.standing = {measure.match, measure.expected, Stance::untold};
      std::optional<std::size_t> known;
      for (const VertexId each : measure.same_matter) {
        state.measures.push_back(name(each));
        const ClaimId claim = graph_->claim_of_vertex(each);
        add_claims({&claim, 1}, state.standing);
        if (const auto at = on_goods.find({measure.role, each}); at != on_goods.end()) known = at->second;
      }
      const std::size_t number = known.value_or(found.size());
      for (const VertexId each : measure.same_matter) on_goods.emplace(std::pair(measure.role, each), number);
      if (!known)
        found.push_back(std::move(state));
      else if (found[number].standing.match < measure.match)
        found[number] = std::move(state);
    }
    if (row.partner) continue;
    for (const PartyMeasure& measure : measures_.on_parties(row)) {
      if (!on_parties.insert(measure.measure).second) continue;
      HopAspectState state;
      state.aspect = HopAspect::party;
      state.measures = {name(measure.measure)};
      state.measure = measure.measure;
      if (measure.through) state.rule = measure.through->rule;
      state.effect = measure.effect;
      state.standing = {measure.match, measure.expected, Stance::untold};
      const ClaimId claim = graph_->claim_of_vertex(measure.measure);
      add_claims({&claim, 1}, state.standing);
      found.push_back(std::move(state));
    }
  }
  return found;
}

const HopAspectState* counterpart(const std::vector<HopAspectState>& all, const HopAspectState& wanted) {
  const HopAspectState* best = nullptr;
  for (const HopAspectState& each : all) {
    if (each.aspect != wanted.aspect || each.role != wanted.role) continue;
    const bool same = each.aspect == HopAspect::hop || std::ranges::any_of(each.measures, [&](PartName measure) {
                        return std::ranges::find(wanted.measures, measure) != wanted.measures.end();
                      });
    if (same && (!best || best->standing.match < each.standing.match)) best = &each;
  }
  return best;
}

}  // namespace filiera

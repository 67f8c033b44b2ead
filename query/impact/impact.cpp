// SPDX-License-Identifier: Apache-2.0
// The hops that a change affects, and their remaining alternatives.
#include "query/impact/impact.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "graph/model/measure_parts.hpp"
#include "ontology/vocabulary.hpp"
#include "query/paths/hops.hpp"

namespace filiera {
namespace {

class ChangedHops {
 public:
  ChangedHops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario, const ProductChoice& product)
      : flow_(flow),
        lens_(lens),
        scenario_(scenario),
        product_(product),
        exception_to_(lens.graph().core(vocab::fil_exceptionTo)) {
    const std::vector<VertexId>& lifted = scenario.assumption().lifted;
    lifts_reach_ = std::any_of(lifted.begin(), lifted.end(), [&](VertexId measure) {
      return stated_reach(lens.graph(), measure) || suspends(lens.graph(), measure);
    });
    lifts_on_parties_ = lifts_reach_ || std::any_of(lifted.begin(), lifted.end(), [&](VertexId measure) {
                          return !states_goods(lens.graph(), measure) || is_exception(measure);
                        });
    lifts_ring_ = std::any_of(lifted.begin(), lifted.end(), [&](VertexId measure) {
      return is_exception(measure) && !lens.graph().in_claims(measure, exception_to_).empty();
    });
  }

  std::vector<ChangedHop> run() {
    for (SupplyRow& row : candidates()) {
      if (scenario_.assumption().lifted.empty())
        add_lost(std::move(row));
      else
        add_relieved(std::move(row));
    }
    std::sort(hops_.begin(), hops_.end(), [this](const ChangedHop& a, const ChangedHop& b) { return key(a) < key(b); });
    return std::move(hops_);
  }

 private:
  // no_vertex sorts last.
  std::tuple<HopChange, bool, int, VertexId, VertexId, VertexId, EdgeTypeId, TermId> key(const ChangedHop& hop) const {
    const SupplyRow& row = hop.row;
    return {hop.change,
            row.partner,
            -static_cast<int>(hop.match),
            row.recipient,
            row.product,
            row.supplier,
            row.role,
            lens_.graph().term_of_claim(row.claims.front())};
  }

  // The hops that the change may affect.
  std::vector<SupplyRow> candidates() const {
    SupplyQuery query;
    query.product = product_;
    const std::optional<std::vector<VertexId>> ends = scenario_.ends();
    if (!ends) return supply_hops(flow_, lens_, query);
    const std::unordered_set<VertexId> among(ends->begin(), ends->end());
    std::vector<SupplyRow> rows;
    std::set<std::tuple<std::vector<ClaimId>, VertexId, VertexId, VertexId>> met;
    for (const VertexId end : *ends)
      for (const bool upstream : {false, true}) {
        query.from = upstream ? std::nullopt : std::optional(end);
        query.to = upstream ? std::optional(end) : std::nullopt;
        for (SupplyRow& row : supply_hops(flow_, lens_, query))
          // A hop between two of the ends is found twice: keep one.
          if (!among.contains(row.supplier) || !among.contains(row.recipient) ||
              met.emplace(row.claims, row.supplier, row.recipient, row.product).second)
            rows.push_back(std::move(row));
      }
    return rows;
  }

  void add_lost(SupplyRow row) {
    const Match loss = scenario_.loss(row);
    if (loss == Match::no || (row.recipient != no_vertex && scenario_.is_gone(row.recipient))) return;
    row.measures = scenario_.now().on(row);
    row.doubts = doubts_of_hop(lens_, row.claims, row.received, row.match);
    ChangedHop hop{std::move(row), HopChange::lost, loss, false, {}, {}, {}};
    hop.then = hop.row.measures;
    hop.through = scenario_.through(hop.row);
    hops_.push_back(std::move(hop));
  }

  // Adds the effect of lifted measures on a hop; the strongest change counts.
  void add_relieved(SupplyRow row) {
    const std::vector<VertexId>& lifted = scenario_.assumption().lifted;
    const auto is_lifted = [&](VertexId v) { return std::binary_search(lifted.begin(), lifted.end(), v); };
    const auto any_lifted = [&](const std::vector<VertexId>& measures) {
      return std::any_of(measures.begin(), measures.end(), is_lifted);
    };
    row.measures = scenario_.now().on(row);
    ChangedHop hop;
    hop.match = Match::no;
    for (const MeasureOnHop& measure : row.measures) {
      const bool itself = any_lifted(measure.same_matter);
      const auto is_lifted_condition = [&](const ConditionOnHop& condition) { return is_lifted(condition.measure); };
      if (!itself && std::ranges::none_of(measure.conditions, is_lifted_condition)) continue;
      consider(hop, itself ? ceasing(measure.role) : HopChange::eased,
               lens_.unless_contested(lens_.graph().claim_of_vertex(measure.measure), measure.match), measure.expected);
    }
    if (lifts_reach_) add_reach_changes(row, hop);
    if (lifts_on_parties_ && !row.partner) add_party_changes(row, hop);
    if (hop.match == Match::no && !lifts_ring_) return;
    for (const auto& [change, match] :
         {std::pair{HopChange::freed, scenario_.release(row)}, std::pair{HopChange::lost, scenario_.loss(row)}})
      if (match != Match::no) {
        hop.change = change;
        hop.match = match;
        hop.expected = false;
      }
    if (lens_.keep(hop.match) == Match::no) return;
    row.doubts = doubts_of_hop(lens_, row.claims, row.received, row.match);
    hop.row = std::move(row);
    hop.then = scenario_.then().on(hop.row);
    if (!hop.row.partner) hop.party_then = scenario_.then().on_parties(hop.row);
    hops_.push_back(std::move(hop));
  }

  bool is_exception(VertexId measure) const { return !lens_.graph().out_claims(measure, exception_to_).empty(); }

  MeasureRole role_of(const PartyMeasure& measure) const {
    const Kinds& kinds = lens_.graph().kinds();
    return kinds.effects()[measure.effect].direction == Direction::against ? MeasureRole::against
           : measure.effect == *kinds.find_effect(vocab::fil_permits)      ? MeasureRole::permits
                                                                           : MeasureRole::favours;
  }

  // What happens to a hop if a measure in this role falls away, unless more does.
  static HopChange ceasing(MeasureRole role) {
    return role == MeasureRole::permits   ? HopChange::permission_lost
           : role == MeasureRole::favours ? HopChange::favour_lost
                                          : HopChange::eased;
  }

  // Keeps the stronger change: not of an expected measure, the first in order of HopChange, the more certain.
  static void consider(ChangedHop& hop, HopChange change, Match match, bool expected) {
    if (match == Match::no) return;
    if (hop.match != Match::no && std::tuple(hop.expected, hop.change, -static_cast<int>(hop.match)) <=
                                      std::tuple(expected, change, -static_cast<int>(match)))
      return;
    hop.change = change;
    hop.match = match;
    hop.expected = expected;
  }

  // Measures that reach the hop, or reach it no more, once rules of ownership or their suspensions are lifted.
  void add_reach_changes(const SupplyRow& row, ChangedHop& hop) const {
    const std::vector<MeasureOnHop> then = scenario_.then().on(row);
    const auto match_among = [](const std::vector<MeasureOnHop>& measures, const MeasureOnHop& wanted) {
      for (const MeasureOnHop& measure : measures)
        if (measure.measure == wanted.measure && measure.role == wanted.role) return measure.match;
      return Match::no;
    };
    for (const MeasureOnHop& measure : then)
      if (measure.role == MeasureRole::against)
        consider(hop, HopChange::restricted, comes(match_among(row.measures, measure), measure.match),
                 measure.expected);
    for (const MeasureOnHop& measure : row.measures)
      consider(hop, ceasing(measure.role), comes(match_among(then, measure), measure.match), measure.expected);
  }

  // The same of measures on the parties of the hop that state no goods.
  void add_party_changes(const SupplyRow& row, ChangedHop& hop) const {
    const std::vector<PartyMeasure> now = scenario_.now().on_parties(row);
    const std::vector<PartyMeasure> then = scenario_.then().on_parties(row);
    const auto match_among = [](const std::vector<PartyMeasure>& measures, VertexId wanted) {
      for (const PartyMeasure& measure : measures)
        if (measure.measure == wanted) return measure.match;
      return Match::no;
    };
    for (const PartyMeasure& measure : now)
      consider(hop, ceasing(role_of(measure)),
               at_most_possible(comes(match_among(then, measure.measure), measure.match)), measure.expected);
    for (const PartyMeasure& measure : then)
      if (role_of(measure) == MeasureRole::against)
        consider(hop, HopChange::restricted, at_most_possible(comes(match_among(now, measure.measure), measure.match)),
                 measure.expected);
  }

  const GoodsFlowGraph& flow_;
  const Lens& lens_;
  const Scenario& scenario_;
  ProductChoice product_;
  EdgeTypeId exception_to_;
  bool lifts_reach_ = false;       // rules of ownership, or what suspends them
  bool lifts_on_parties_ = false;  // these, measures that state no goods, or exceptions, which may be to such measures
  bool lifts_ring_ = false;        // exceptions to what has exceptions: what lies on a ring is possible until then
  std::vector<ChangedHop> hops_;
};

}  // namespace

std::vector<ChangedHop> changed_hops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario,
                                     const ProductChoice& product) {
  return ChangedHops(flow, lens, scenario, product).run();
}

Impact impact(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario, const ProductChoice& product,
              PartNeeds part_needs) {
  Impact result;
  result.hops = changed_hops(flow, lens, scenario, product);
  const HopGenerator hops(flow, lens);
  result.downstream = affected_downstream(hops, ProductFamily(lens, product), scenario, part_needs);
  return result;
}

}  // namespace filiera

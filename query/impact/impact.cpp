// SPDX-License-Identifier: Apache-2.0
// The hops that a change affects, and their remaining alternatives.
#include "query/impact/impact.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "query/paths/hops.hpp"

namespace filiera {
namespace {

class ChangedHops {
 public:
  ChangedHops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario, const ProductChoice& product)
      : flow_(flow), lens_(lens), scenario_(scenario), product_(product) {
    const std::vector<VertexId>& lifted = scenario.assumption().lifted;
    lifts_reach_ = std::any_of(lifted.begin(), lifted.end(), [&](VertexId measure) {
      return stated_reach(lens.graph(), measure) || suspends(lens.graph(), measure);
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
    ChangedHop hop{std::move(row), HopChange::lost, loss, false, {}, {}};
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
      if (!itself && !any_lifted(measure.conditions)) continue;
      const HopChange change = !itself                                ? HopChange::eased
                               : measure.role == MeasureRole::permits ? HopChange::permission_lost
                               : measure.role == MeasureRole::favours ? HopChange::favour_lost
                                                                      : HopChange::eased;
      const Match match = lens_.unless_contested(lens_.graph().claim_of_vertex(measure.measure), measure.match);
      if (std::tuple(measure.expected, change, -static_cast<int>(match)) <
              std::tuple(hop.expected, hop.change, -static_cast<int>(hop.match)) ||
          hop.match == Match::no) {
        hop.change = change;
        hop.match = match;
        hop.expected = measure.expected;
      }
    }
    if (lifts_reach_) add_reach_changes(row, hop);
    if (hop.match == Match::no) return;
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
    hops_.push_back(std::move(hop));
  }

  // Measures that reach the hop, or reach it no more, once rules of ownership or their suspensions are lifted.
  void add_reach_changes(const SupplyRow& row, ChangedHop& hop) const {
    const std::vector<MeasureOnHop> then = scenario_.then().on(row);
    const auto match_among = [](const std::vector<MeasureOnHop>& measures, const MeasureOnHop& wanted) {
      for (const MeasureOnHop& measure : measures)
        if (measure.measure == wanted.measure && measure.role == wanted.role) return measure.match;
      return Match::no;
    };
    const auto add = [&](HopChange change, const std::vector<MeasureOnHop>& from, const std::vector<MeasureOnHop>& to) {
      for (const MeasureOnHop& measure : to) {
        if (measure.role != MeasureRole::against || measure.expected) continue;
        const Match match = comes(match_among(from, measure), measure.match);
        if (match == Match::no || (hop.match != Match::no && std::tuple(hop.change, -static_cast<int>(hop.match)) <=
                                                                 std::tuple(change, -static_cast<int>(match))))
          continue;
        hop.change = change;
        hop.match = match;
        hop.expected = false;
      }
    };
    add(HopChange::restricted, row.measures, then);
    add(HopChange::eased, then, row.measures);
  }

  const GoodsFlowGraph& flow_;
  const Lens& lens_;
  const Scenario& scenario_;
  ProductChoice product_;
  bool lifts_reach_ = false;  // rules of ownership, or what suspends them
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

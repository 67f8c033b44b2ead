// SPDX-License-Identifier: Apache-2.0
// On which days hops of goods change.
#include "query/hops/hop_history.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "query/hops/hop_neighbours.hpp"

namespace filiera {
namespace {

// The days of the period on which a claim near a hop of the queries begins to hold, or ceases to.
std::set<Day> turning_days(const GoodsFlowGraph& flow, const LensOptions& lens, const std::vector<SupplyQuery>& queries,
                           DayRange period) {
  const KnowledgeGraph& graph = flow.graph();
  const HopState always(flow, lens);
  std::set<HopName> hops;
  for (const SupplyQuery& query : queries)
    for (const SupplyRow& row : always.rows(query)) hops.insert(always.name(row));
  std::set<PartName> claims;
  const Neighbourhood neighbourhood({&graph});
  for (const HopName& hop : hops) claims.merge(neighbourhood.of(hop, HopAspect::measure).claims);
  std::set<Day> days;
  const auto add = [&](Day day) {
    if (day != unbounded_past && day != unbounded_future && day >= period.first && day <= period.last) days.insert(day);
  };
  for (const PartName name : claims) {
    const Bounds bounds = always.lens().bounds(graph.find_claim(graph.terms().find_iri(name)));
    add(bounds.start_earliest);
    add(bounds.start_latest);
    for (const Day end : {bounds.end_earliest, bounds.end_latest})
      if (end < unbounded_future && end != unbounded_past) add(end + 1);
    for (const DayRange& gap : bounds.gaps) {
      add(gap.first);
      if (gap.last < unbounded_future) add(gap.last + 1);
    }
  }
  return days;
}

using Subject = std::tuple<VertexId, VertexId, VertexId, bool, HopAspect, VertexId, MeasureRole>;
Subject subject_of(const HopDifference& change) {
  return Subject(change.hop.supplier, change.hop.product, change.hop.recipient, change.partner, change.aspect,
                 change.measure, change.role);
}

// Whether both go the same way by the same causes: one change of which the day is not known.
bool goes_on(const HopDifference& first, const HopDifference& second) {
  return first.after == second.before && first.causes == second.causes &&
         (first.before.match < first.after.match) == (second.before.match < second.after.match) &&
         first.before.match != first.after.match && second.before.match != second.after.match;
}

}  // namespace

HopHistory hop_history(const GoodsFlowGraph& flow, const LensOptions& lens, const std::vector<SupplyQuery>& queries,
                       DayRange period, std::size_t most_days) {
  HopHistory history;
  std::set<Day> days = turning_days(flow, lens, queries, period);
  if (days.size() > most_days) {
    history.days_left_out = days.size() - most_days;
    days.erase(std::next(days.begin(), static_cast<std::ptrdiff_t>(most_days)), days.end());
  }
  std::map<Subject, std::size_t> last_turn;
  for (const Day day : days) {
    std::set<std::tuple<VertexId, VertexId, VertexId, bool>> told;  // by the queries before
    for (const SupplyQuery& query : queries) {
      HopSide before{&flow, lens, query}, after{&flow, lens, query};
      before.lens.as_of = DayRange{day - 1, day - 1};
      after.lens.as_of = DayRange{day, day};
      std::set<std::tuple<VertexId, VertexId, VertexId, bool>> now;
      for (HopDifference& change : hop_differences(before, after)) {
        const auto hop = std::tuple(change.hop.supplier, change.hop.product, change.hop.recipient, change.partner);
        now.insert(hop);
        if (told.contains(hop)) continue;
        const auto [last, fresh] = last_turn.try_emplace(subject_of(change), history.turns.size());
        if (!fresh && goes_on(history.turns[last->second].change, change)) {
          HopTurn& turn = history.turns[last->second];
          turn.days.last = day;
          change.before = turn.change.before;
          turn.change = std::move(change);
        } else {
          last->second = history.turns.size();
          history.turns.push_back({{day, day}, std::move(change)});
        }
      }
      told.merge(now);
    }
  }
  return history;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The days on which measures reach a party through ownership.
#include "graph/measures/reached_days.hpp"

#include <utility>

#include "graph/measures/derive.hpp"
#include "graph/measures/exceptions.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

std::map<VertexId, std::vector<ReachedDays>> reached_days(const Lens& lens, VertexId party) {
  std::map<VertexId, std::vector<ReachedDays>> found;
  const Surroundings around(lens);
  const DayRange period = lens.options().as_of.value_or(DayRange{});
  for (const DayRange& part : between_breakpoints(period, around.ownership_breakpoints(party))) {
    const Lens day = lens.on(part.first);
    const Surroundings of_day(day, around);
    const auto excepted = [&](VertexId rule) { return excepted_from_reach(rule, of_day, party); };
    for (const ReachingMeasure& by : of_day.reaching(party, excepted)) {
      std::vector<Doubt> doubts;
      if (by.match == Match::possible) {
        doubts = day.doubts(lens.graph().claim_of_vertex(by.measure));
        const std::vector<Doubt> of_reach = doubts_of_reach(
            of_day, by.rule, party, [&](std::size_t most) { return of_day.reach_chain(by, party, most); });
        doubts.insert(doubts.end(), of_reach.begin(), of_reach.end());
      }
      std::vector<ReachedDays>& ranges = found[by.measure];
      if (!ranges.empty() && ranges.back().match == by.match && ranges.back().doubts == doubts &&
          ranges.back().days.last + 1 == part.first)
        ranges.back().days.last = part.last;
      else
        ranges.push_back({part, by.match, std::move(doubts)});
    }
  }
  return found;
}

}  // namespace filiera

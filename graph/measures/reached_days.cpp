// SPDX-License-Identifier: Apache-2.0
// The days on which a measure reaches a party through ownership.
#include "graph/measures/reached_days.hpp"

#include "graph/measures/exceptions.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

std::vector<ReachedDays> reached_days(const Lens& lens, VertexId measure, VertexId party) {
  std::vector<ReachedDays> found;
  const Surroundings around(lens);
  const DayRange period = lens.options().as_of.value_or(DayRange{});
  for (const DayRange& part : between_breakpoints(period, around.ownership_breakpoints(party))) {
    const Lens day = lens.on(part.first);
    const Surroundings of_day(day, around);
    const auto excepted = [&](VertexId rule) { return excepted_from_reach(rule, of_day, party); };
    const Match match = of_day.reaches(measure, party, excepted).match;
    if (match == Match::no) continue;
    const bool goes_on = !found.empty() && found.back().match == match && found.back().days.last + 1 == part.first;
    if (goes_on)
      found.back().days.last = part.last;
    else
      found.push_back({part, match});
  }
  return found;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The days on which measures reach a party through ownership.
#pragma once

#include <map>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

struct ReachedDays {
  DayRange days;
  Match match = Match::no;    // possible or certain
  std::vector<Doubt> doubts;  // why it is only possible: of the measure, then of its reach
};

// By measure that reaches the party, without the days on which an exception takes the whole of the party out of the
// rule. Ascending ranges; adjacent ranges differ in match or doubts. Within the period of the lens, else over all days.
// O(direct and indirect holders of the party, and the measures, times the breakpoints of their holdings).
std::map<VertexId, std::vector<ReachedDays>> reached_days(const Lens& lens, VertexId party);

}  // namespace filiera

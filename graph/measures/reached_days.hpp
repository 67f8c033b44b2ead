// SPDX-License-Identifier: Apache-2.0
// The days on which a measure reaches a party through ownership.
#pragma once

#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

struct ReachedDays {
  DayRange days;
  Match match = Match::no;  // possible or certain
};

// Without the days on which an exception takes the whole of the party out of the rule.
// Ascending ranges; adjacent ranges have different matches. Within the period of the lens, else over all days. O(direct
// and indirect holders of the party, times the breakpoints of their holdings).
std::vector<ReachedDays> reached_days(const Lens& lens, VertexId measure, VertexId party);

}  // namespace filiera

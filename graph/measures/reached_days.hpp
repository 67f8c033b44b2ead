// SPDX-License-Identifier: Apache-2.0
// On which days a measure reaches a party through ownership.
#pragma once

#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

struct ReachedDays {
  DayRange days;
  Match match = Match::no;  // possible or certain
};

// In order; neighbours differ. Within the period of the lens, else over all days. O(what holds any of the party, times
// the days on which any of that begins or ends).
std::vector<ReachedDays> reached_days(const Lens& lens, VertexId measure, VertexId party);

}  // namespace filiera

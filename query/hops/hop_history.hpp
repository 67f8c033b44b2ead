// SPDX-License-Identifier: Apache-2.0
// On which days hops of goods change.
#pragma once

#include <cstddef>
#include <vector>

#include "query/hops/hop_differences.hpp"

namespace filiera {

// A change of a hop in time.
struct HopTurn {
  // The first day is the first on which the hop stands otherwise than the day before, the last that on which it stands
  // as `change.after` says. They differ where a date is not known to the day.
  DayRange days;
  HopDifference change;
};

struct HopHistory {
  std::vector<HopTurn> turns;     // in order of their days, then as hop_differences()
  std::size_t days_left_out = 0;  // on which hops may change too: there are more than `most_days`
};

// The changes of the hops that any of the queries asks for, on the days of the period. `lens` has no date. Only the
// first `most_days` days are looked at on which a claim near these hops begins or ends. O(hops, their measures and
// these days).
HopHistory hop_history(const GoodsFlowGraph& flow, const LensOptions& lens, const std::vector<SupplyQuery>& queries,
                       DayRange period, std::size_t most_days);

}  // namespace filiera

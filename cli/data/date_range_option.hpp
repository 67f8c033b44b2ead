// SPDX-License-Identifier: Apache-2.0
// The option --between: two dates.
#pragma once

#include <optional>

#include "cli/line/options.hpp"
#include "graph/time/date.hpp"

namespace filiera {

// Two dates; neither end of the first is later than that of the second.
struct TwoDates {
  DayRange first;
  DayRange second;
  // From the first day of `first` to the last day of `second`.
  DayRange span() const { return {first.first, second.last}; }
};

// The value of --between; empty if it was not given. Throws UsageFailure for invalid dates and for dates in the wrong
// order.
std::optional<TwoDates> between(const Arguments& arguments);

}  // namespace filiera

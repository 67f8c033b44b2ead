// SPDX-License-Identifier: Apache-2.0
// The option --between: two dates.
#pragma once

#include <optional>

#include "cli/line/options.hpp"
#include "graph/time/date.hpp"

namespace filiera {

// Two dates, neither end of the first later than that of the second.
struct TwoDates {
  DayRange first;
  DayRange second;
  // From the first day of the one to the last of the other.
  DayRange span() const { return {first.first, second.last}; }
};

// What --between says; nothing when it was not given. Throws UsageFailure for what is no date and for dates that
// stand in the wrong order.
std::optional<TwoDates> between(const Arguments& arguments);

}  // namespace filiera

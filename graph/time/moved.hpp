// SPDX-License-Identifier: Apache-2.0
// The time of a claim moved from one period to another.
#pragma once

#include "graph/time/date.hpp"

namespace filiera {

// Bounds that lie to the days of `to` as `bounds` lie to those of `from`; `to` is at least as long. Where it is longer,
// each day of `from` becomes one or more days of `to`. Of bounds with gaps only whether they hold in `from` is kept.
Bounds moved(const Bounds& bounds, DayRange from, DayRange to);

}  // namespace filiera

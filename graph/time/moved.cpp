// SPDX-License-Identifier: Apache-2.0
// The time of a claim moved from one period to another.
#include "graph/time/moved.hpp"

#include <cstdint>

namespace filiera {
namespace {

// The first (or the last) day that `day` becomes.
Day moved(Day day, DayRange from, DayRange to, bool first) {
  if (day == unbounded_past || day == unbounded_future) return day;
  const std::int64_t length = std::int64_t{from.last} - from.first + 1, target = std::int64_t{to.last} - to.first + 1;
  std::int64_t at = std::int64_t{day} - from.first;
  if (at >= length)
    at += target - length;
  else if (at >= 0)
    at = first ? at * target / length : (at + 1) * target / length - 1;
  const std::int64_t found = to.first + at;
  return found <= unbounded_past ? unbounded_past + 1 : found >= unbounded_future ? unbounded_future - 1 : Day(found);
}

}  // namespace

Bounds moved(const Bounds& bounds, DayRange from, DayRange to) {
  if (from == to || from == DayRange{} || to == DayRange{}) return bounds;
  if (!bounds.gaps.empty()) {
    const Match match = holds(bounds, from);
    if (match == Match::no) return {to.last, to.last, to.first - 1, to.first - 1};
    if (match == Match::certain) return {to.first, to.first, to.last, to.last};
    return {};
  }
  return {moved(bounds.start_earliest, from, to, true), moved(bounds.start_latest, from, to, true),
          moved(bounds.end_earliest, from, to, false), moved(bounds.end_latest, from, to, false)};
}

}  // namespace filiera

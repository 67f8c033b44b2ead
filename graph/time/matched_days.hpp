// SPDX-License-Identifier: Apache-2.0
// Three-valued matches day by day, and whether uncertain times meet them.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/time/date.hpp"

namespace filiera {

// The time that lasts forever, without beginning or end.
inline constexpr Bounds every_day{unbounded_past, unbounded_past, unbounded_future, unbounded_future};

// The bounds clamped to the period; empty if the time certainly holds on no day of it.
constexpr std::optional<Bounds> within(const Bounds& time, DayRange period) {
  if (time.start_earliest > time.end_latest || holds(time, period) == Match::no) return std::nullopt;
  const auto inside = [&](Day day) { return std::clamp(day, period.first, period.last); };
  return Bounds{inside(time.start_earliest), inside(time.start_latest), inside(time.end_earliest),
                inside(time.end_latest), time.gaps};
}

// Adds the breakpoints of a time: the days on which holds() for a single day changes. Also unbounded_past, unless the
// time is every_day.
void add_breakpoints(std::vector<Day>& breakpoints, const Bounds& time);

// Sorts the days and removes duplicates.
void sort_unique(std::vector<Day>& days);

// The parts of a period between breakpoints, in ascending order.
std::vector<DayRange> between_breakpoints(DayRange period, std::vector<Day> breakpoints);

// A condition that matches on some days and not on others.
class MatchedDays {
 public:
  // Appends days, which must lie after all that were added before.
  void add(DayRange days, Match match);
  // The best match on any of the days.
  Match best(DayRange days) const;
  // Whether the condition matches on a day that both times share. Certain if it does so for every possible choice of
  // the unknown dates for which `given` has any day.
  Match meet(const Bounds& given, const Bounds& other) const;

 private:
  std::vector<DayRange> possible_, certain_;  // disjoint, ascending; certain_ is a subset of possible_
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What holds more or less firmly day by day, and whether uncertain times fall on such days.
#pragma once

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/time/date.hpp"

namespace filiera {

// The time that lasts through all days.
inline constexpr Bounds every_day{unbounded_past, unbounded_past, unbounded_future, unbounded_future};

// The days of a period on which a time may hold, its bounds as they are where it does; empty where it surely does not.
constexpr std::optional<Bounds> within(const Bounds& time, DayRange period) {
  if (time.start_earliest > time.end_latest || time.start_earliest > period.last || time.end_latest < period.first)
    return std::nullopt;
  const auto inside = [&](Day day) { return std::clamp(day, period.first, period.last); };
  return Bounds{inside(time.start_earliest), inside(time.start_latest), inside(time.end_earliest),
                inside(time.end_latest)};
}

// Adds the days on which holds() on a single day changes, and unbounded_past where the time is not every day.
void add_breakpoints(std::vector<Day>& turns, const Bounds& time);

// Puts days in order, each once.
void sort_unique(std::vector<Day>& days);

// The parts of a period between such days, in order.
std::vector<DayRange> between_breakpoints(DayRange period, std::vector<Day> turns);

// Something that matches on some days and not on others.
class MatchedDays {
 public:
  // Days after all that were added.
  void add(DayRange days, Match match);
  // The firmest match on any of the days.
  Match best(DayRange days) const;
  // Whether it matches on a day of both times. Certain when it does in every reading of their dates in which `given`
  // holds at all.
  Match meet(const Bounds& given, const Bounds& other) const;

 private:
  std::vector<DayRange> possible_, certain_;  // apart from each other, in order; the possible hold the certain
};

}  // namespace filiera

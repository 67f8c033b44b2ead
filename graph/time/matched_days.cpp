// SPDX-License-Identifier: Apache-2.0
// Three-valued matches day by day, and whether uncertain times meet them.
#include "graph/time/matched_days.hpp"

#include <algorithm>
#include <span>

namespace filiera {
namespace {

// The days that a time certainly covers (`each` is false). If there are none, the interval of the days any of which may
// be the only one (`each` is true): a match is then certain only if it holds on all of them.
struct Core {
  DayRange days;
  bool each = false;
  std::span<const DayRange> gaps = {};  // of `days`, where `each`
};

Core core(const Bounds& time) {
  if (time.start_latest <= time.end_earliest) return {{time.start_latest, time.end_earliest}, false};
  const DayRange days{std::max(time.start_earliest, time.end_earliest), std::min(time.start_latest, time.end_latest)};
  return {days, days.first != days.last, time.gaps};
}

bool holds_all(const std::vector<DayRange>& ranges, DayRange days) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const DayRange& r) { return r.first <= days.first && days.last <= r.last; });
}

// Whether one of the ranges holds the days of a core up to the next gap, and so on to its end.
bool holds_each(const std::vector<DayRange>& ranges, Core core) {
  for (const DayRange& gap : core.gaps) {
    if (gap.last < core.days.first || gap.first > core.days.last) continue;
    if (core.days.first < gap.first && !holds_all(ranges, {core.days.first, gap.first - 1})) return false;
    core.days.first = gap.last + 1;
  }
  return core.days.first > core.days.last || holds_all(ranges, core.days);
}

bool meets(const std::vector<DayRange>& ranges, DayRange days) {
  return days.first <= days.last && std::any_of(ranges.begin(), ranges.end(), [&](const DayRange& r) {
           return r.first <= days.last && days.first <= r.last;
         });
}

void append(std::vector<DayRange>& ranges, DayRange days) {
  if (!ranges.empty() && ranges.back().last != unbounded_future && ranges.back().last + 1 == days.first)
    ranges.back().last = days.last;
  else
    ranges.push_back(days);
}

}  // namespace

void add_breakpoints(std::vector<Day>& breakpoints, const Bounds& time) {
  if (time == every_day) return;
  breakpoints.push_back(unbounded_past);
  const auto dated = [](Day day) { return day != unbounded_past && day != unbounded_future; };
  for (const Day start : {time.start_earliest, time.start_latest})
    if (dated(start)) breakpoints.push_back(start);
  for (const Day end : {time.end_earliest, time.end_latest})
    if (dated(end)) breakpoints.push_back(end + 1);
  for (const DayRange& gap : time.gaps) {
    breakpoints.push_back(gap.first);
    breakpoints.push_back(gap.last + 1);
  }
}

void sort_unique(std::vector<Day>& days) {
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
}

std::vector<DayRange> between_breakpoints(DayRange period, std::vector<Day> breakpoints) {
  std::erase_if(breakpoints, [&](Day day) { return day <= period.first || day > period.last; });
  breakpoints.push_back(period.first);
  sort_unique(breakpoints);
  std::vector<DayRange> intervals;
  for (std::size_t i = 0; i < breakpoints.size(); ++i)
    intervals.push_back({breakpoints[i], i + 1 < breakpoints.size() ? breakpoints[i + 1] - 1 : period.last});
  return intervals;
}

void MatchedDays::add(DayRange days, Match match) {
  if (match != Match::no) append(possible_, days);
  if (match == Match::certain) append(certain_, days);
}

Match MatchedDays::best(DayRange days) const {
  return meets(certain_, days) ? Match::certain : meets(possible_, days) ? Match::possible : Match::no;
}

Match MatchedDays::meet(const Bounds& given, const Bounds& other) const {
  const DayRange either_may{std::max(given.start_earliest, other.start_earliest),
                            std::min(given.end_latest, other.end_latest)};
  if (!meets(possible_, either_may)) return Match::no;
  if (!given.gaps.empty() || !other.gaps.empty()) {
    const auto outside_gaps = [&](const DayRange& r) {
      const DayRange days{std::max(r.first, either_may.first), std::min(r.last, either_may.last)};
      return !all_in_gaps(days, given.gaps, other.gaps);
    };
    if (std::none_of(possible_.begin(), possible_.end(), outside_gaps)) return Match::no;
  }
  if (other.start_latest == unbounded_future || other.end_earliest == unbounded_past) return Match::possible;
  const Core a = core(given), b = core(other);
  if (a.each && b.each) return Match::possible;
  if (!a.each && !b.each)
    return meets(certain_, {std::max(a.days.first, b.days.first), std::min(a.days.last, b.days.last)})
               ? Match::certain
               : Match::possible;
  const Core &each = a.each ? a : b, &some = a.each ? b : a;
  const bool inside = some.days.first <= each.days.first && each.days.last <= some.days.last;
  return inside && holds_each(certain_, each) ? Match::certain : Match::possible;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// EDTF dates as sets of days, and the bounds of times that they leave unknown. EDTF: ISO 8601-2:2019, levels 0 and 1,
// and of level 2 the sets "[a..b]" and "[a,b]". Fuzzy bounds as in CIDOC CRM, P81a/P81b/P82a/P82b.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/time/match.hpp"

namespace filiera {

// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;
inline constexpr Day unbounded_past = INT32_MIN;
inline constexpr Day unbounded_future = INT32_MAX;

// Days from `first` to `last`, both included. Either may be unbounded.
struct DayRange {
  Day first = unbounded_past;
  Day last = unbounded_future;
  friend bool operator==(const DayRange&, const DayRange&) = default;
};

// An EDTF date. One date (or one date of a set): `begin` is the hull of its days and `end` equals it. A closed
// interval "a/b": `begin` holds the days on which it may begin, `end` those on which it may end.
struct EdtfDate {
  DayRange begin;
  DayRange end;
  bool interval = false;
  bool set = false;                 // written as a set "[a..b]" of which one date is meant
  std::vector<DayRange> gaps = {};  // of a set: days inside `begin` that no member holds; apart, in order
  friend bool operator==(const EdtfDate&, const EdtfDate&) = default;
};

struct DateError {
  std::size_t offset = 0;  // byte within the text
  std::string message;     // what is wrong
  std::string remedy;      // what to write instead
};

// The date that `text` says; nothing on bad text, and then `error`, if given, says why. Accepted: years, months and
// days ("2026", "2025-08", "2025-04-15"), sets meaning one of their dates ("[2025-04..2026-03]", "[..2025-01]",
// "[2026..]", "[2021,2024-06]"), closed intervals ("2025-01/2025-03"). "?", "~" and "%" are refused: write the set; so
// are sets that name no days, as "[..]" does, and "a..b" of different precision, as in level 2 of EDTF.
std::optional<EdtfDate> parse_edtf(std::string_view text, DateError* error = nullptr);

// A day as "2025-04-15"; "" for an unbounded day.
std::string iso_date(Day day);
// The day of a full date "2025-04-15"; empty for any other text.
std::optional<Day> parse_day(std::string_view text);
// The shortest text of a range: "2026" for a whole year, "2025-04" for a month, "2025-04-15" for a day,
// else an EDTF set "[2025-04..2026-03]", its ends as short as they can be and of one precision; "[..]" when unbounded
// on both sides.
std::string format_range(DayRange range);
// The same of a range without the days of gaps, which lie apart from each other, in order: "[2021,2024-06]". Gaps that
// reach beyond the range do not count.
std::string format_days(DayRange range, std::span<const DayRange> gaps);

// Whether every day of the range, which may be empty, lies in a gap of one or the other, each in order.
// O(gaps of both).
bool all_in_gaps(DayRange days, std::span<const DayRange> gaps, std::span<const DayRange> others = {});

// The four bounds of a claim's time: earliest and latest start, earliest and latest end.
struct Bounds {
  Day start_earliest = unbounded_past;
  Day start_latest = unbounded_future;
  Day end_earliest = unbounded_past;
  Day end_latest = unbounded_future;
  // Days between the first and the last on which it surely does not hold, apart from each other, in order: what lies on
  // one member of a set, as in "[2021,2024-06]", does not hold between the members. They are kept by the graph.
  std::span<const DayRange> gaps = {};
  friend constexpr bool operator==(const Bounds& a, const Bounds& b) {
    return a.start_earliest == b.start_earliest && a.start_latest == b.start_latest &&
           a.end_earliest == b.end_earliest && a.end_latest == b.end_latest && std::ranges::equal(a.gaps, b.gaps);
  }
};

// Whether a claim with these bounds holds on at least one day of the period; not if every start lies after every end.
constexpr Match holds(const Bounds& bounds, DayRange period) {
  if (bounds.start_earliest > bounds.end_latest) return Match::no;
  if (bounds.start_latest <= period.last && bounds.end_earliest >= period.first &&
      bounds.start_latest != unbounded_future && bounds.end_earliest != unbounded_past)
    return Match::certain;
  if (bounds.start_earliest > period.last || bounds.end_latest < period.first) return Match::no;
  if (bounds.gaps.empty()) return Match::possible;
  const DayRange both{std::max(bounds.start_earliest, period.first), std::min(bounds.end_latest, period.last)};
  return all_in_gaps(both, bounds.gaps) ? Match::no : Match::possible;
}

}  // namespace filiera

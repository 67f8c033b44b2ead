// SPDX-License-Identifier: Apache-2.0
// EDTF dates as sets of days, and three-valued time: certainly, possibly, not.
// EDTF: ISO 8601-2:2019, levels 0 and 1, of which sets "[a..b]" and "[a,b]" of level 2; fuzzy bounds as in CIDOC CRM
// P81a/P81b/P82a/P82b.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

// Three-valued logic (Kleene's strong logic of indeterminacy): no is false, possible is unknown, certain is true.
enum class Match : std::uint8_t { no, possible, certain };
// Kleene's and.
constexpr Match both(Match a, Match b) { return std::min(a, b); }
// Kleene's or.
constexpr Match either(Match a, Match b) { return std::max(a, b); }
// A match of which no more than possible is left, where `doubted`.
constexpr Match at_most_possible(Match match, bool doubted = true) {
  return doubted ? std::min(match, Match::possible) : match;
}
// Kleene's "match and not removal": certain removes it, possible leaves it possible.
constexpr Match without(Match match, Match removal) {
  return removal == Match::certain ? Match::no : removal == Match::possible ? std::min(match, Match::possible) : match;
}

// An EDTF date. One date (or one date of a set): `begin` is the hull of its days and `end` equals it. A closed
// interval "a/b": `begin` holds the days on which it may begin, `end` those on which it may end.
struct EdtfDate {
  DayRange begin;
  DayRange end;
  bool interval = false;
  bool set = false;  // written as a set "[a..b]" of which one date is meant
  friend bool operator==(const EdtfDate&, const EdtfDate&) = default;
};

struct DateError {
  std::size_t offset = 0;  // byte within the text
  std::string message;     // what is wrong
  std::string remedy;      // what to write instead
};

// The date that `text` says; nothing on bad text, and then `error`, if given, says why. Accepted: years, months and
// days ("2026", "2025-08", "2025-04-15"), sets meaning one of their dates ("[2025-04..2026-03]", "[..2025-01]",
// "[2026..]", "[2025-04,2025-06]"), closed intervals ("2025-01/2025-03"). "?", "~" and "%" are refused: write the set.
std::optional<EdtfDate> parse_edtf(std::string_view text, DateError* error = nullptr);

// "2025-04-15"; "" for an unbounded day.
std::string iso_date(Day day);
// The day of a full date "2025-04-15"; nothing on anything else.
std::optional<Day> parse_day(std::string_view text);
// The shortest text of a range: "2026" for a whole year, "2025-04" for a month, "2025-04-15" for a day,
// else an EDTF set "[2025-04..2026-03]", its ends as short as they can be; "[..]" when unbounded on both sides.
std::string format_range(DayRange range);

// The four bounds of a claim's time: earliest and latest start, earliest and latest end.
struct Bounds {
  Day start_earliest = unbounded_past;
  Day start_latest = unbounded_future;
  Day end_earliest = unbounded_past;
  Day end_latest = unbounded_future;
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

// Whether something with these bounds holds at some day of the period.
constexpr Match holds(const Bounds& bounds, DayRange period) {
  if (bounds.start_latest <= period.last && bounds.end_earliest >= period.first &&
      bounds.start_latest != unbounded_future && bounds.end_earliest != unbounded_past)
    return Match::certain;
  return bounds.start_earliest <= period.last && bounds.end_latest >= period.first ? Match::possible : Match::no;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Reads and prints EDTF dates.
#include "graph/time/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

namespace filiera {
namespace {

constexpr std::string_view examples = "write a year, a month or a day, such as 2025, 2025-04 or 2025-04-15";

constexpr Day day_of(std::chrono::year_month_day date) {
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

constexpr std::chrono::year_month_day civil(Day day) { return std::chrono::sys_days{std::chrono::days{day}}; }

constexpr DayRange year_of(std::chrono::year year) {
  using namespace std::chrono;
  return {day_of(year / January / 1), day_of(year / December / 31)};
}

constexpr DayRange month_of(std::chrono::year_month month) {
  using namespace std::chrono;
  return {day_of(month / 1), day_of(month / last)};
}

// The value of two or four decimal digits; -1 if there is any other character.
constexpr int number(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  return value;
}

// Parser of one text. The parts that its functions pass to each other are views into that text.
class Parser {
 public:
  Parser(std::string_view text, DateError* error) : text_(text), error_(error) {}

  std::optional<EdtfDate> date() {
    if (const std::size_t at = text_.find_first_of("?~%"); at != std::string_view::npos)
      return fail(text_.substr(at), fmt::format("'{}' is not accepted in a date", text_[at]),
                  "write the set of dates that is meant, such as [2025-12-01..2026-02-15]");
    if (text_.starts_with('[')) return set();
    if (const std::size_t at = text_.find('/'); at != std::string_view::npos)
      return interval(text_.substr(0, at), text_.substr(at + 1));
    const std::optional<DayRange> days = point(text_);
    if (!days) return std::nullopt;
    return EdtfDate{*days, *days, false};
  }

 private:
  // Records an error at the beginning of `part`.
  std::nullopt_t fail(std::string_view part, std::string message, std::string remedy) {
    if (error_) *error_ = {static_cast<std::size_t>(part.data() - text_.data()), std::move(message), std::move(remedy)};
    return std::nullopt;
  }

  std::optional<EdtfDate> interval(std::string_view from, std::string_view to) {
    if (to.empty() || to == "..") return one_ended(to, from, "..");
    if (from.empty() || from == "..") return one_ended(from, "..", to);
    const std::optional<DayRange> begin = point(from);
    if (!begin) return std::nullopt;
    const std::optional<DayRange> end = point(to);
    if (!end) return std::nullopt;
    if (begin->first > end->last)
      return fail(from, "the interval ends before it begins", fmt::format("write {}/{}", to, from));
    return EdtfDate{*begin, *end, true};
  }

  std::nullopt_t one_ended(std::string_view end, std::string_view from, std::string_view to) {
    return fail(end, "an interval needs both its ends",
                fmt::format("for one date of an open span write the set [{}{}]", from, to));
  }

  std::optional<EdtfDate> set() {
    if (!text_.ends_with(']')) return fail(text_.substr(text_.size()), "the set is not closed", "write ']' at its end");
    std::string_view rest = text_.substr(1, text_.size() - 2);
    if (rest.empty() || rest == "..")
      return fail(rest, "the set has no date", "omit the date, or state one end, such as [2025-04..]");
    std::vector<DayRange> members;
    for (bool first = true, last = false; !last; first = false) {
      const std::size_t comma = rest.find(',');
      last = comma == std::string_view::npos;
      const std::optional<DayRange> days = member(rest.substr(0, comma), first, last);
      if (!days) return std::nullopt;
      members.push_back(*days);
      if (!last) rest.remove_prefix(comma + 1);
    }
    return set_of(std::move(members));
  }

  EdtfDate set_of(std::vector<DayRange> members) const {
    EdtfDate date;
    date.set = text_.find_first_of(",.") != std::string_view::npos;
    std::ranges::sort(members, {}, &DayRange::first);
    DayRange hull = members.front();
    for (const DayRange& member : members) {
      if (hull.last != unbounded_future && member.first > hull.last + 1)
        date.gaps.push_back({hull.last + 1, member.first - 1});
      hull.last = std::max(hull.last, member.last);
    }
    date.begin = date.end = hull;
    return date;
  }

  // A member of a set: a date or "a..b"; the first member may also be "..b", the last "a..".
  std::optional<DayRange> member(std::string_view text, bool first, bool last) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) return point(text);
    const std::string_view from = text.substr(0, dots);
    const std::string_view to = text.substr(dots + 2);
    if ((from.empty() && !first) || (to.empty() && !last))
      return fail(text, "only the first date of a set may be open to the past and only the last to the future",
                  "write the open end there, such as [..2025-01,2025-04]");
    DayRange days;
    if (!from.empty()) {
      const std::optional<DayRange> begin = point(from);
      if (!begin) return std::nullopt;
      days.first = begin->first;
    }
    if (!to.empty()) {
      const std::optional<DayRange> end = point(to);
      if (!end) return std::nullopt;
      days.last = end->last;
    }
    if (days.first > days.last) return fail(from, "the set is reversed", fmt::format("write [{}..{}]", to, from));
    if (!from.empty() && !to.empty() && from.size() != to.size()) {
      const std::size_t finer = std::max(from.size(), to.size());
      return fail(
          text, fmt::format("one end of '{}' is more precise than the other", text),
          fmt::format("write {}..{}", iso_date(days.first).substr(0, finer), iso_date(days.last).substr(0, finer)));
    }
    return days;
  }

  // A year, a month or a day.
  std::optional<DayRange> point(std::string_view text) {
    using namespace std::chrono;
    if (text.empty()) return fail(text, "a date is missing", std::string(examples));
    if ((text.size() != 4 && text.size() != 7 && text.size() != 10) || number(text.substr(0, 4)) < 0)
      return not_a_date(text);
    const year y{number(text.substr(0, 4))};
    if (text.size() == 4) return year_of(y);

    const int month_number = number(text.substr(5, 2));
    if (text[4] != '-' || month_number < 0) return not_a_date(text);
    if (text.size() == 7 && month_number > 20 && month_number < 42) return part_of_year(text, month_number);
    const year_month month = y / month_number;
    if (!month.ok())
      return fail(text.substr(5), fmt::format("there is no month {}", text.substr(5, 2)), "write 01 to 12");
    if (text.size() == 7) return month_of(month);

    const int day_number = number(text.substr(8, 2));
    if (text[7] != '-' || day_number < 0) return not_a_date(text);
    const year_month_day date = month / day_number;
    if (!date.ok())
      return fail(text.substr(8), fmt::format("there is no day {} in {}", text.substr(8), text.substr(0, 7)),
                  fmt::format("write 01 to {}", static_cast<unsigned>((month / last).day())));
    return DayRange{day_of(date), day_of(date)};
  }

  // "2024-34": a season, a quarter, a third or a half of a year (EDTF, level 2).
  std::nullopt_t part_of_year(std::string_view text, int code) {
    const std::string_view year = text.substr(0, 4);
    if (code < 33)
      return fail(text.substr(5), fmt::format("'{}' is a season", text),
                  fmt::format("write the set of months that is meant, such as [{0}-03..{0}-05]", year));
    const int months = code < 37 ? 3 : code < 40 ? 4 : 6;
    const int part = code - (code < 37 ? 33 : code < 40 ? 37 : 40);
    constexpr std::string_view ordinals[] = {"first", "second", "third", "fourth"};
    return fail(text.substr(5),
                fmt::format("'{}' is the {} {} of {}", text, ordinals[part],
                            months == 3   ? "quarter"
                            : months == 4 ? "third"
                                          : "half",
                            year),
                fmt::format("write [{0}-{1:02}..{0}-{2:02}]", year, part * months + 1, (part + 1) * months));
  }

  // "20250415", or a year of more than four digits.
  std::nullopt_t digits_alone(std::string_view text) {
    std::string parted;
    if (text.size() == 6) parted = fmt::format("{}-{}", text.substr(0, 4), text.substr(4));
    if (text.size() == 8) parted = fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6));
    if (Parser(parted, nullptr).date()) return fail(text, fmt::format("'{}' is not a date", text), "write " + parted);
    if (text[0] != '0') return fail(text, "years after 9999 are not accepted", "omit the date");
    return fail(text, fmt::format("'{}' is not a date", text), "write four digits for the year");
  }

  std::nullopt_t not_a_date(std::string_view text) {
    if (text.starts_with('-') && text.size() > 4 && number(text.substr(1, 4)) >= 0)
      return fail(text, "years before 0000 are not accepted", "omit the date");
    if (text.starts_with("Y-")) return fail(text, "years before 0000 are not accepted", "omit the date");
    if (text.starts_with('Y')) return fail(text, "years after 9999 are not accepted", "omit the date");
    if (text.size() > 4 && text.find_first_not_of("0123456789") == std::string_view::npos) return digits_alone(text);
    if (text_.starts_with('{'))
      return fail(text_, "a set of which all dates are meant, '{…}', is not accepted",
                  "write one claim for each of them; [2021,2022] means one of them");
    if (text_.starts_with('[') && (text.starts_with(' ') || text.ends_with(' ')))
      return fail(text, "a set must not contain blanks", "write its dates without them, such as [2023-11,2024-02]");
    if (text.size() > 10 && text[10] == 'T' && point(text.substr(0, 10)))
      return fail(text.substr(10), "a time of day is not accepted", fmt::format("write {}", text.substr(0, 10)));
    if (text.find('X') != std::string_view::npos)
      return fail(text.substr(text.find('X')), "an unspecified digit 'X' is not accepted",
                  "write the set of dates that is meant, such as [2020..2029]");
    return fail(text, fmt::format("'{}' is not a date", text), std::string(examples));
  }

  std::string_view text_;
  DateError* error_;
};

// The shortest text of a range that is a whole year, a whole month or a day; "" for any other range.
std::string point_text(DayRange range) {
  const std::chrono::year_month_day first = civil(range.first);
  if (range == year_of(first.year())) return iso_date(range.first).substr(0, 4);
  if (range == month_of(first.year() / first.month())) return iso_date(range.first).substr(0, 7);
  if (range.first == range.last) return iso_date(range.first);
  return "";
}

// The year, the month or the day that a day lies in, by the length of their texts: 4, 7 or 10.
DayRange around(Day day, std::size_t length) {
  const std::chrono::year_month_day date = civil(day);
  return length == 4 ? year_of(date.year()) : length == 7 ? month_of(date.year() / date.month()) : DayRange{day, day};
}

// A range as a member of a set.
std::string member_text(DayRange range) {
  const bool begun = range.first != unbounded_past, ended = range.last != unbounded_future;
  if (begun && ended)
    if (std::string text = point_text(range); !text.empty()) return text;
  for (const std::size_t length : {4, 7, 10})
    if ((!begun || around(range.first, length).first == range.first) &&
        (!ended || around(range.last, length).last == range.last))
      return iso_date(range.first).substr(0, length) + ".." + iso_date(range.last).substr(0, length);
  return "..";
}

}  // namespace

std::optional<EdtfDate> parse_edtf(std::string_view text, DateError* error) { return Parser(text, error).date(); }

std::string iso_date(Day day) {
  if (day == unbounded_past || day == unbounded_future) return "";
  const std::chrono::year_month_day date = civil(day);
  const int year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), of_month = static_cast<unsigned>(date.day());
  if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, of_month);
  std::string text = "0000-00-00";
  const auto end_at = [&](std::size_t end, unsigned number) {
    for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
  };
  end_at(4, static_cast<unsigned>(year));
  end_at(7, month);
  end_at(10, of_month);
  return text;
}

std::optional<Day> parse_day(std::string_view text) {
  if (text.size() != 10) return std::nullopt;
  const std::optional<EdtfDate> date = parse_edtf(text);
  if (!date || date->begin.first != date->begin.last) return std::nullopt;
  return date->begin.first;
}

std::string format_range(DayRange range) {
  std::string text = member_text(range);
  return text.find("..") == std::string::npos ? text : "[" + text + "]";
}

std::string format_days(DayRange range, std::span<const DayRange> gaps) {
  std::string text;
  for (const DayRange& gap : gaps) {
    if (gap.first <= range.first || gap.last >= range.last) continue;
    text += member_text({range.first, gap.first - 1}) + ",";
    range.first = gap.last + 1;
  }
  return text.empty() ? format_range(range) : "[" + text + member_text(range) + "]";
}

bool all_in_gaps(DayRange days, std::span<const DayRange> gaps, std::span<const DayRange> others) {
  // Each step leads behind a gap that holds the first day that is left.
  while (days.first <= days.last) {
    Day next = days.first;
    for (std::span<const DayRange>* of : {&gaps, &others}) {
      while (!of->empty() && of->front().last < next) *of = of->subspan(1);
      if (of->empty() || of->front().first > next) continue;
      if (of->front().last >= days.last) return true;
      next = of->front().last + 1;
    }
    if (next == days.first) return false;
    days.first = next;
  }
  return true;
}

}  // namespace filiera

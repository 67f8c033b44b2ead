// SPDX-License-Identifier: Apache-2.0
// Tests of EDTF dates: their days and their text; three-valued time against brute force.
#include "graph/time/date.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace filiera::date_test {
namespace {

DayRange days(std::string_view first, std::string_view last) { return {*parse_day(first), *parse_day(last)}; }

EdtfDate one_of(DayRange range) { return {range, range, false}; }
EdtfDate set_of(DayRange range, std::vector<DayRange> gaps = {}) {
  return {range, range, false, true, std::move(gaps)};
}

// "OFFSET: MESSAGE; REMEDY" of a bad text, "accepted" of a good one.
std::string error_of(std::string_view text) {
  DateError error;
  if (parse_edtf(text, &error)) return "accepted";
  EXPECT_FALSE(parse_edtf(text)) << text;
  return std::to_string(error.offset) + ": " + error.message + "; " + error.remedy;
}

TEST(Date, AYearIsItsDays) { EXPECT_EQ(parse_edtf("2026"), one_of(days("2026-01-01", "2026-12-31"))); }

TEST(Date, AMonthIsItsDays) {
  EXPECT_EQ(parse_edtf("2025-08"), one_of(days("2025-08-01", "2025-08-31")));
  EXPECT_EQ(parse_edtf("2024-02"), one_of(days("2024-02-01", "2024-02-29")));
  EXPECT_EQ(parse_edtf("2100-02"), one_of(days("2100-02-01", "2100-02-28")));
}

TEST(Date, DaysCountFrom1970) {
  EXPECT_EQ(parse_edtf("1970-01-01"), one_of({0, 0}));
  EXPECT_EQ(parse_edtf("1969-12-31"), one_of({-1, -1}));
  EXPECT_EQ(parse_edtf("2000-03-01"), one_of({11017, 11017}));
}

TEST(Date, ASetHoldsItsDatesAndNoDaysBetweenThem) {
  EXPECT_EQ(parse_edtf("[2025-04..2026-03]"), set_of(days("2025-04-01", "2026-03-31")));
  EXPECT_EQ(parse_edtf("[2025-12-01..2026-02-15]"), set_of(days("2025-12-01", "2026-02-15")));
  EXPECT_EQ(parse_edtf("[2025-06,2025-04]"),
            set_of(days("2025-04-01", "2025-06-30"), {days("2025-05-01", "2025-05-31")}));
  EXPECT_EQ(parse_edtf("[2021,2024-06]"), set_of(days("2021-01-01", "2024-06-30"), {days("2022-01-01", "2024-05-31")}));
  EXPECT_EQ(
      parse_edtf("[2023,2024-05..2025-01,2025-07]"),
      set_of(days("2023-01-01", "2025-07-31"), {days("2024-01-01", "2024-04-30"), days("2025-02-01", "2025-06-30")}));
  EXPECT_EQ(parse_edtf("[2025,2023..2024]"), set_of(days("2023-01-01", "2025-12-31")));
  EXPECT_EQ(parse_edtf("[2023,2023-05,2021]"),
            set_of(days("2021-01-01", "2023-12-31"), {days("2022-01-01", "2022-12-31")}));
  EXPECT_EQ(parse_edtf("[2025]"), parse_edtf("2025"));
}

TEST(Date, ASetMayBeOpenOnOneSide) {
  EXPECT_EQ(parse_edtf("[..2025-01]"), set_of({unbounded_past, *parse_day("2025-01-31")}));
  EXPECT_EQ(parse_edtf("[2026..]"), set_of({*parse_day("2026-01-01"), unbounded_future}));
  const DayRange year = days("2025-01-01", "2025-12-31");
  EXPECT_EQ(parse_edtf("[2024,2026..]"), set_of({*parse_day("2024-01-01"), unbounded_future}, {year}));
  EXPECT_EQ(parse_edtf("[..2024,2026..]"), set_of({}, {year}));
}

TEST(Date, AnIntervalKeepsTheDaysOfBothEnds) {
  EXPECT_EQ(parse_edtf("2025-01/2025-03"),
            (EdtfDate{days("2025-01-01", "2025-01-31"), days("2025-03-01", "2025-03-31"), true}));
  EXPECT_EQ(parse_edtf("2025/2025"),
            (EdtfDate{days("2025-01-01", "2025-12-31"), days("2025-01-01", "2025-12-31"), true}));
  EXPECT_EQ(parse_edtf("2025-06/2025"),
            (EdtfDate{days("2025-06-01", "2025-06-30"), days("2025-01-01", "2025-12-31"), true}));
}

TEST(Date, ImpossibleDatesAreRefused) {
  EXPECT_EQ(error_of("2025-02-30"), "8: there is no day 30 in 2025-02; write 01 to 28");
  EXPECT_EQ(error_of("2024-02-30"), "8: there is no day 30 in 2024-02; write 01 to 29");
  EXPECT_EQ(error_of("2025-00"), "5: there is no month 00; write 01 to 12");
  EXPECT_EQ(error_of("[2025-04..2025-13]"), "15: there is no month 13; write 01 to 12");
  EXPECT_EQ(error_of("2025-04-00"), "8: there is no day 00 in 2025-04; write 01 to 30");
}

TEST(Date, WhatIsReversedIsRefused) {
  EXPECT_EQ(error_of("[2026..2025]"), "1: the set is reversed; write [2025..2026]");
  EXPECT_EQ(error_of("[2023,2026-02..2026-01]"), "6: the set is reversed; write [2026-01..2026-02]");
  EXPECT_EQ(error_of("2025-03/2025-01"), "0: the interval ends before it begins; write 2025-01/2025-03");
}

TEST(Date, QualifiersAreRefused) {
  const std::string remedy =
      "' is not accepted in a date; write the set of dates that is meant, such as [2025-12-01..2026-02-15]";
  EXPECT_EQ(error_of("2025?"), "4: '?" + remedy);
  EXPECT_EQ(error_of("2025-04~"), "7: '~" + remedy);
  EXPECT_EQ(error_of("[2025..2026%]"), "11: '%" + remedy);
}

TEST(Date, OpenIntervalsAndEmptySetsAreRefused) {
  const std::string interval = "an interval needs both its ends; for one date of an open span write the set ";
  EXPECT_EQ(error_of("2025/.."), "5: " + interval + "[2025..]");
  EXPECT_EQ(error_of("/2025"), "0: " + interval + "[..2025]");
  const std::string set = "the set has no date; omit the date, or state one end, such as [2025-04..]";
  EXPECT_EQ(error_of("[]"), "1: " + set);
  EXPECT_EQ(error_of("[..]"), "1: " + set);
  EXPECT_EQ(error_of("[2024,..2025]"),
            "6: only the first date of a set may be open to the past and only the last to the future; "
            "write the open end there, such as [..2025-01,2025-04]");
  EXPECT_EQ(error_of("[2025..2026"), "11: the set is not closed; write ']' at its end");
}

TEST(Date, OtherFormsOfEdtfAreRefusedWithWhatToWrite) {
  EXPECT_EQ(error_of("2025-21"),
            "5: '2025-21' is a season; write the set of months that is meant, such as [2025-03..2025-05]");
  EXPECT_EQ(error_of("202X"),
            "3: an unspecified digit 'X' is not accepted; write the set of dates that is meant, such as "
            "[2020..2029]");
  EXPECT_EQ(error_of("Y-17000"), "0: years before 0000 are not accepted; omit the date");
  EXPECT_EQ(error_of("20250415"), "0: '20250415' is not a date; write 2025-04-15");
  EXPECT_EQ(error_of("202504"), "0: '202504' is not a date; write 2025-04");
  EXPECT_EQ(error_of("00000"), "0: '00000' is not a date; write four digits for the year");
  EXPECT_EQ(error_of("99999999999999999999"), "0: years after 9999 are not accepted; omit the date");
  for (const char* text : {"{2025}", "{2021,2022}", "{..2022}"})
    EXPECT_EQ(error_of(text),
              "0: a set of which all dates are meant, '{…}', is not accepted; write one claim for each of them; "
              "[2021,2022] means one of them");
  EXPECT_EQ(error_of("2025-04-15T10:00:00Z"), "10: a time of day is not accepted; write 2025-04-15");
}

TEST(Date, BothEndsInASetHaveOnePrecision) {
  EXPECT_EQ(error_of("[2023..2024-03]"),
            "1: one end of '2023..2024-03' is more precise than the other; write 2023-01..2024-03");
  EXPECT_EQ(error_of("[2025-12..2026-02-15]"),
            "1: one end of '2025-12..2026-02-15' is more precise than the other; write 2025-12-01..2026-02-15");
  EXPECT_EQ(error_of("[2020,2023-01-02..2024]"),
            "6: one end of '2023-01-02..2024' is more precise than the other; write 2023-01-02..2024-12-31");
}

TEST(Date, ASetHasNoBlanks) {
  const std::string fault = "a set must not contain blanks; write its dates without them, such as [2023-11,2024-02]";
  EXPECT_EQ(error_of("[2023-11, 2024-02]"), "9: " + fault);
  EXPECT_EQ(error_of("[2021, 2023..2024]"), "6: " + fault);
  EXPECT_EQ(error_of("[ 2021]"), "1: " + fault);
  EXPECT_EQ(error_of("[2021 ]"), "1: " + fault);
  EXPECT_EQ(error_of("[2021 ..2023]"), "1: " + fault);
}

TEST(Date, WhatIsNoDateIsRefused) {
  const std::string remedy = "write a year, a month or a day, such as 2025, 2025-04 or 2025-04-15";
  EXPECT_EQ(error_of(""), "0: a date is missing; " + remedy);
  EXPECT_EQ(error_of("[2025,]"), "6: a date is missing; " + remedy);
  for (const char* text :
       {"25", "2025-4", "2025-4-15", "2025_04", "2025-04-1a", "2025-04_15", "April 2025", "-044", "2025-04-15 "})
    EXPECT_EQ(error_of(text), "0: '" + std::string(text) + "' is not a date; " + remedy);
  EXPECT_EQ(error_of(" 2025"), "0: ' 2025' is not a date; " + remedy);
  EXPECT_EQ(error_of("2024/2025/2026"), "5: '2025/2026' is not a date; " + remedy);
  EXPECT_EQ(error_of(std::string_view("2025\0", 5)), "0: '" + std::string("2025\0", 5) + "' is not a date; " + remedy);
}

TEST(Date, ADayIsAFullDateAndNothingElse) {
  EXPECT_EQ(parse_day("2025-04-15"), 20193);
  for (const char* text : {"", "2025", "2025-04", "2025-02-29", "[2025..]", "2025-04-15Z", "15-04-2025"})
    EXPECT_EQ(parse_day(text), std::nullopt) << text;
}

TEST(Date, EveryDayOfFourHundredYearsReadsBackAndFollowsTheOneBefore) {
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  Day expected = *parse_day("1800-01-01");
  for (int year = 1800; year < 2200; ++year)
    for (int month = 1; month <= 12; ++month) {
      const bool leap = month == 2 && (year % 4 == 0) && (year % 100 != 0 || year % 400 == 0);
      for (int day = 1; day <= lengths[month - 1] + leap; ++day, ++expected) {
        const std::string text = fmt::format("{:04}-{:02}-{:02}", year, month, day);
        ASSERT_EQ(parse_day(text), expected);
        ASSERT_EQ(iso_date(expected), text);
      }
    }
}

TEST(Date, TheFirstAndLastYearsPrintWithFourDigits) {
  EXPECT_EQ(iso_date(parse_edtf("0000")->begin.first), "0000-01-01");
  EXPECT_EQ(iso_date(parse_edtf("9999")->begin.last), "9999-12-31");
  EXPECT_EQ(iso_date(unbounded_past), "");
  EXPECT_EQ(iso_date(unbounded_future), "");
}

TEST(Date, ARangePrintsAsShortAsItCan) {
  for (const char* text : {"2026", "2025-08", "2024-02", "2025-04-15", "[2025-04..2026-03]", "[2025-12-01..2026-02-15]",
                           "[..2025-01]", "[..2025]", "[2026..]", "[2025-04-02..]", "[2024..2025]",
                           "[2025-01..2025-03]", "[2025-01-01..2025-01-30]", "[2025-01-02..2025-12-31]"})
    EXPECT_EQ(format_range(parse_edtf(text)->begin), text);
  EXPECT_EQ(format_range(days("2025-12-01", "2026-02-15")), "[2025-12-01..2026-02-15]");
  EXPECT_EQ(format_range({}), "[..]");
}

TEST(Date, ASetPrintsAsItIsRead) {
  for (const char* text : {"[2021,2024-06]", "[2021,2023..2024,2026-05-01]", "[..2020,2022-01-05,2024..]",
                           "[2021-01..2021-03,2023]", "[..2024,2026..]"}) {
    const EdtfDate date = *parse_edtf(text);
    EXPECT_EQ(format_days(date.begin, date.gaps), text);
  }
  const EdtfDate date = *parse_edtf("[2021,2024-06]");
  EXPECT_EQ(format_days(parse_edtf("2021")->begin, date.gaps), "2021");
}

TEST(Date, EveryRangeReadsBackAsItself) {
  const Day begin = *parse_day("2023-12-20"), end = *parse_day("2025-03-05");
  for (Day first = begin; first <= end; ++first) {
    for (Day last = first; last <= end; ++last) {
      const std::string text = format_range({first, last});
      ASSERT_EQ(parse_edtf(text), text.starts_with('[') ? set_of({first, last}) : one_of({first, last})) << text;
    }
    ASSERT_EQ(parse_edtf(format_range({first, unbounded_future})), set_of({first, unbounded_future}));
    ASSERT_EQ(parse_edtf(format_range({unbounded_past, first})), set_of({unbounded_past, first}));
  }
}

TEST(Date, DaysLieInGapsWhereEachOfThemDoes) {
  const std::vector<DayRange> gaps{{3, 5}, {9, 9}}, others{{6, 8}, {20, 30}};
  for (Day first = 0; first < 35; ++first)
    for (Day last = first - 1; last < 35; ++last) {
      bool in_one = true, in_either = true;
      for (Day day = first; day <= last; ++day) {
        const auto lies_in = [day](const std::vector<DayRange>& ranges) {
          return std::ranges::any_of(ranges, [day](DayRange r) { return r.first <= day && day <= r.last; });
        };
        in_one = in_one && lies_in(gaps);
        in_either = in_either && (lies_in(gaps) || lies_in(others));
      }
      ASSERT_EQ(all_in_gaps({first, last}, gaps), in_one) << first << ' ' << last;
      ASSERT_EQ(all_in_gaps({first, last}, gaps, others), in_either) << first << ' ' << last;
    }
  EXPECT_FALSE(all_in_gaps({}, gaps, others));
}

TEST(Time, WhatLiesOnOneDateOfASetDoesNotHoldBetweenItsDates) {
  const EdtfDate date = *parse_edtf("[2021,2024-06]");
  const Bounds when{date.begin.first, date.begin.last, date.begin.first, date.begin.last, date.gaps};
  const auto on = [&](std::string_view text) { return holds(when, parse_edtf(text)->begin); };
  EXPECT_EQ(on("2021"), Match::possible);
  EXPECT_EQ(on("2021-12-31"), Match::possible);
  EXPECT_EQ(on("2022"), Match::no);
  EXPECT_EQ(on("2024-05-31"), Match::no);
  EXPECT_EQ(on("2024-06-01"), Match::possible);
  EXPECT_EQ(on("2024-07"), Match::no);
  EXPECT_EQ(on("[2021-12..2022-01]"), Match::possible);
  EXPECT_EQ(on("[2021..2024]"), Match::certain);
}

TEST(Time, ABlockWithAnUnknownEndIsPossiblyInForceUntilItsLatestEnd) {
  const DayRange begins = parse_edtf("2025-04")->begin, ends = parse_edtf("[2025-04..2026-03]")->begin;
  const Bounds block{begins.first, begins.last, ends.first, ends.last};
  const auto on = [&](std::string_view day) { return holds(block, parse_edtf(day)->begin); };
  EXPECT_EQ(on("2025-03-31"), Match::no);
  EXPECT_EQ(on("2025-04-15"), Match::possible);
  EXPECT_EQ(on("2025-05-15"), Match::possible);
  EXPECT_EQ(on("2025-10-01"), Match::possible);
  EXPECT_EQ(on("2026-06-01"), Match::no);
  EXPECT_EQ(on("2025-04"), Match::certain);
}

// Every pair of a start and an end that the bounds allow, tried on every period of a few days. Without bounds
// that contradict each other (an earliest end before the earliest start, a latest start after the latest
// end), the answer is exact.
TEST(Time, HoldsAgreesWithEveryPossibleCourseOfEvents) {
  constexpr Day n = 6;
  for (Day se = 0; se < n; ++se)
    for (Day sl = se; sl < n; ++sl)
      for (Day ee = se; ee < n; ++ee)
        for (Day el = std::max(ee, sl); el < n; ++el)
          for (Day d1 = 0; d1 < n; ++d1)
            for (Day d2 = d1; d2 < n; ++d2) {
              bool always = true, ever = false;
              for (Day s = se; s <= sl; ++s)
                for (Day e = std::max(s, ee); e <= el; ++e) {
                  const bool overlaps = s <= d2 && e >= d1;
                  always = always && overlaps;
                  ever = ever || overlaps;
                }
              const Match expected = always ? Match::certain : ever ? Match::possible : Match::no;
              const Match answer = holds({se, sl, ee, el}, {d1, d2});
              ASSERT_EQ(answer, expected) << se << ' ' << sl << ' ' << ee << ' ' << el << " on " << d1 << ' ' << d2;
            }
}

TEST(Time, WhatIsUnboundedIsNeverCertain) {
  const Bounds unknown;
  EXPECT_EQ(holds(unknown, {}), Match::possible);
  EXPECT_EQ(holds(unknown, {0, 0}), Match::possible);
  EXPECT_EQ(holds({0, 0, unbounded_past, unbounded_future}, {0, unbounded_future}), Match::possible);
  EXPECT_EQ(holds({0, 0, 0, unbounded_future}, {0, unbounded_future}), Match::certain);
}

TEST(Date, WhatIsOutOfRangeIsCalledSo) {
  EXPECT_EQ(error_of("-0044-03-15"), "0: years before 0000 are not accepted; omit the date");
  EXPECT_EQ(error_of("Y170000002"), "0: years after 9999 are not accepted; omit the date");
  EXPECT_EQ(error_of("12026"), "0: years after 9999 are not accepted; omit the date");
}

TEST(Date, PartsOfYearsAreNamedWithTheirMonths) {
  EXPECT_EQ(error_of("2024-34"), "5: '2024-34' is the second quarter of 2024; write [2024-04..2024-06]");
  EXPECT_EQ(error_of("2024-39"), "5: '2024-39' is the third third of 2024; write [2024-09..2024-12]");
  EXPECT_EQ(error_of("2024-41"), "5: '2024-41' is the second half of 2024; write [2024-07..2024-12]");
}

}  // namespace
}  // namespace filiera::date_test

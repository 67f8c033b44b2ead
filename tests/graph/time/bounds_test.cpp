// SPDX-License-Identifier: Apache-2.0
// Tests of the four bounds of a claim's time.
#include "graph/time/bounds.hpp"

#include <gtest/gtest.h>

#include "graph/time/common_time.hpp"
#include "graph/time/matched_days.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::bounds_test {
namespace {

DayRange days(std::string_view date) { return parse_edtf(date)->begin; }

PublicationSpan published(std::initializer_list<std::string_view> dates) {
  PublicationSpan span;
  for (const auto date : dates) span.add(days(date));
  return span;
}

TEST(Bounds, StatedDatesAreTheBounds) {
  const Bounds bounds =
      bounds_of({days("2025-04"), days("[2025-06..2026-03]")}, DefaultExtent::ongoing, published({"2024"}));
  EXPECT_EQ(iso_date(bounds.start_earliest), "2025-04-01");
  EXPECT_EQ(iso_date(bounds.start_latest), "2025-04-30");
  EXPECT_EQ(iso_date(bounds.end_earliest), "2025-06-01");
  EXPECT_EQ(iso_date(bounds.end_latest), "2026-03-31");
}

TEST(Bounds, AnUnstatedStartIsNoLaterThanTheFirstAttestation) {
  const Bounds bounds = bounds_of({}, DefaultExtent::ongoing, published({"2025-03", "[2025-01..2025-08]"}));
  EXPECT_EQ(bounds.start_earliest, unbounded_past);
  EXPECT_EQ(iso_date(bounds.start_latest), "2025-03-31");
}

TEST(Bounds, AnUnstatedEndIsNoEarlierThanTheLastAttestation) {
  const Bounds bounds = bounds_of({}, DefaultExtent::ongoing, published({"2025-03", "[2025-01..2025-08]"}));
  EXPECT_EQ(iso_date(bounds.end_earliest), "2025-03-01");
  EXPECT_EQ(bounds.end_latest, unbounded_future);
}

TEST(Bounds, WhatIsIntendedNeverCertainlyStartsUnlessStated) {
  const Bounds bounds = bounds_of({}, DefaultExtent::intended, published({"2025-03"}));
  EXPECT_EQ(bounds.start_latest, unbounded_future);
  EXPECT_EQ(holds(bounds, days("2025-03")), Match::possible);
}

TEST(Bounds, WhatIsStandingHoldsOnEveryDay) {
  const Bounds bounds = bounds_of({}, DefaultExtent::standing, published({"2025-03"}));
  EXPECT_EQ(holds(bounds, days("1999-01-01")), Match::certain);
  EXPECT_EQ(holds(bounds, days("2099-01-01")), Match::certain);
}

TEST(Bounds, AStartNeverLiesAfterTheEnd) {
  const Bounds bounds = bounds_of({days("2025"), days("2025-03")}, DefaultExtent::ongoing, published({"2026"}));
  EXPECT_EQ(iso_date(bounds.start_latest), "2025-03-31");
  EXPECT_EQ(iso_date(bounds.end_earliest), "2025-03-01");
}

TEST(Bounds, WithoutAnAffirmingVoiceNothingIsCertain) {
  EXPECT_EQ(holds(bounds_of({}, DefaultExtent::ongoing, {}), days("2025")), Match::possible);
}

TEST(Bounds, WhatMayNeverStartOrEndIsNotCertainOnOpenPeriods) {
  const Bounds unknown;
  EXPECT_EQ(holds(unknown, {unbounded_past, unbounded_future}), Match::possible);
  const Bounds never_ends = bounds_of({days("2025"), std::nullopt}, DefaultExtent::intended, {});
  EXPECT_EQ(holds(never_ends, {days("2026").first, unbounded_future}), Match::possible);
  const Bounds may_not_start = bounds_of({}, DefaultExtent::intended, published({"2025"}));
  EXPECT_EQ(holds(may_not_start, {days("2024").first, unbounded_future}), Match::possible);
  const Bounds may_be_over =
      bounds_of({std::nullopt, DayRange{unbounded_past, days("2025").last}}, DefaultExtent::standing, {});
  EXPECT_EQ(holds(may_be_over, {unbounded_past, days("2020").last}), Match::possible);
}

TEST(Bounds, EventsThatAgreeNarrowEachOtherAndOthersWiden) {
  EventInterval events(Turn::end);
  EXPECT_EQ(events.days({}), std::nullopt);
  events.add(days("[2025-04..2026-03]"), Match::certain);
  events.add(days("[2025-12..2026-12]"), Match::certain);
  EXPECT_EQ(format_range(*events.days({})), "[2025-12..2026-03]");
  events.add(days("2027-01"), Match::certain);
  EXPECT_EQ(format_range(*events.days({})), "[2025-04..2027-01]");
}

TEST(Bounds, WhatEndsBeforeItStartsHoldsOnNoDay) {
  const Bounds bounds = bounds_of({days("2025-05"), days("2025-02-01")}, DefaultExtent::ongoing, published({"2026"}));
  for (const std::string_view day : {"2025-01-15", "2025-02-01", "2025-03-15", "2025-05-15", "2025-06-15"})
    EXPECT_EQ(holds(bounds, days(day)), Match::no) << day;
}

TEST(Bounds, EventsThatAreNotSureWidenWhatTheOthersAllow) {
  EventInterval events(Turn::end);
  events.add(days("2025-06"), Match::possible);
  EXPECT_EQ(format_range(*events.days(days("2026"))), "[2025-06..2026-12]");
  events.add(days("2025-08"), Match::certain);
  EXPECT_EQ(format_range(*events.days(days("2026"))), "[2025-06..2025-08]");
}

TEST(Bounds, AnEventMakesAStatedDateTighterAndNeverWider) {
  const auto text = [](Turn turn, std::string_view stated, std::string_view told) {
    return format_range(tighter(turn, days(stated), days(told)));
  };
  EXPECT_EQ(text(Turn::end, "2026", "2026-03-10"), "2026-03-10");
  EXPECT_EQ(text(Turn::end, "2030", "2026-03-10"), "2026-03-10");
  EXPECT_EQ(text(Turn::end, "2025", "2026-03-10"), "2025");
  EXPECT_EQ(text(Turn::start, "2026", "2026-03-10"), "2026-03-10");
  EXPECT_EQ(text(Turn::start, "2030", "2026-03-10"), "2030");
  EXPECT_EQ(text(Turn::start, "2025", "2026-03-10"), "2026-03-10");
}

TEST(Bounds, APossibleEventWidensWhatIsStatedTowardsItselfAlone) {
  EventInterval ends(Turn::end, days("2030"));
  EXPECT_EQ(format_range(*ends.days({})), "2030");
  EXPECT_FALSE(ends.moved());
  ends.add(days("2031"), Match::possible);
  EXPECT_FALSE(ends.moved());
  ends.add(days("2026-03"), Match::possible);
  EXPECT_TRUE(ends.moved());
  EXPECT_EQ(format_range(*ends.days({})), "[2026-03..2030-12]");
}

TEST(Bounds, WhatWasOnlyIntendedMayNeverHaveHeldWhenAnEventEndsIt) {
  const auto on = [](DefaultExtent extent, std::string_view day) {
    EventInterval ends(Turn::end, days("2030"));
    ends.add(days("2026-03-10"), Match::certain);
    const PublicationSpan told = published({"2025"});
    const StatedTime time =
        with_events({days("2026"), days("2030")}, EventInterval(Turn::start, days("2026")), ends, extent, told);
    return holds(bounds_of(time, extent, told), days(day));
  };
  EXPECT_EQ(on(DefaultExtent::intended, "2026-03-10"), Match::possible);
  EXPECT_EQ(on(DefaultExtent::intended, "2026-03-11"), Match::no);
  EXPECT_EQ(on(DefaultExtent::ongoing, "2026-03-10"), Match::certain);
}

TEST(Bounds, WhatAnEventMovedIsNotHeldToTheMembersOfASet) {
  const EdtfDate set = *parse_edtf("[2021,2024-06]");
  EventInterval ends(Turn::end, set.begin);
  ends.add(days("2023-05-05"), Match::certain);
  const StatedTime time = with_events({days("2020"), set.begin}, EventInterval(Turn::start, days("2020")), ends,
                                      DefaultExtent::ongoing, {});
  const Bounds bounds = bounds_of(time, DefaultExtent::ongoing, {}, {{}, set.gaps});
  EXPECT_EQ(format_range({bounds.end_earliest, bounds.end_latest}), "2023-05-05");
  const StatedTime moment{set.begin, set.begin};
  EventInterval cut(Turn::end, set.begin);
  cut.add(days("2023-05-05"), Match::certain);
  const Bounds of_moment =
      bounds_of(with_events(moment, EventInterval(Turn::start, set.begin), cut, DefaultExtent::ongoing, {}),
                DefaultExtent::ongoing, {}, {set.gaps, set.gaps, true});
  EXPECT_EQ(holds(of_moment, days("2022-07-01")), Match::certain);
}

TEST(Bounds, AStartThatCannotLieBehindTheEndLiesOnADateOfItsSet) {
  const EdtfDate starts = *parse_edtf("[2021,2024-06]");
  const Bounds bounds = bounds_of({starts.begin, days("2022")}, DefaultExtent::ongoing, {}, {starts.gaps, {}});
  EXPECT_EQ(format_range({bounds.start_earliest, bounds.start_latest}), "2021");
  EXPECT_EQ(holds(bounds, days("2022-01-01")), Match::certain);
  EXPECT_TRUE(bounds.gaps.empty());
}

TEST(Bounds, AnEndThatCannotLieBeforeTheStartLiesOnADateOfItsSet) {
  const EdtfDate ends = *parse_edtf("[2021,2024-06]");
  const Bounds bounds = bounds_of({days("2022"), ends.begin}, DefaultExtent::ongoing, {}, {{}, ends.gaps});
  EXPECT_EQ(format_range({bounds.end_earliest, bounds.end_latest}), "2024-06");
  EXPECT_EQ(holds(bounds, days("2024-06-01")), Match::certain);
}

// A time of the first days of 1970 and all that it may be, each a span of days.
struct Readings {
  std::vector<DayRange> gaps;
  Bounds bounds;
  std::vector<DayRange> spans;
  std::string text;
};

constexpr Day days_of_readings = 9;

// Either the span between two members of a set, from beginning to end inside one of them; or a start and an end.
void draw(Tape& tape, Readings& readings) {
  const auto range = [&](Day from) {
    const Day first = from + tape.choose(days_of_readings - from);
    return DayRange{first, std::min(days_of_readings - 1, first + tape.choose(3))};
  };
  const auto add_spans = [&](DayRange start, DayRange end) {
    for (Day s = start.first; s <= start.last; ++s)
      for (Day e = std::max(s, end.first); e <= end.last; ++e) readings.spans.push_back({s, e});
  };
  if (tape.chance(5)) {
    DayRange hull = range(0);
    add_spans(hull, hull);
    readings.text = format_range(hull);
    while (hull.last + 2 < days_of_readings && tape.chance(6)) {
      const DayRange member = range(hull.last + 2);
      readings.gaps.push_back({hull.last + 1, member.first - 1});
      add_spans(member, member);
      hull.last = member.last;
    }
    readings.bounds = {hull.first, hull.last, hull.first, hull.last, readings.gaps};
    readings.text = format_days(hull, readings.gaps);
    return;
  }
  const DayRange start = range(0);
  DayRange end = range(start.first);
  end.last = std::max(end.last, start.last);
  readings.bounds = bounds_of({start, end}, DefaultExtent::ongoing, {});
  add_spans(start, end);
  readings.text = format_range(start) + " to " + format_range(end);
}

TEST(Bounds, TimesShareADayInEachOfTheirReadings) {
  int seen[3] = {};
  check_random_cases(4000, 30, [&](Tape& tape) -> std::string {
    Readings a, b;
    draw(tape, a);
    draw(tape, b);
    MatchedDays days;
    std::vector<Match> of_day;
    for (Day day = 0; day < days_of_readings; ++day) {
      of_day.push_back(static_cast<Match>(tape.choose(3)));
      days.add({day, day}, of_day.back());
    }
    bool share = false, always_share = true;
    Match best = Match::no, worst = Match::certain;
    for (const DayRange& x : a.spans)
      for (const DayRange& y : b.spans) {
        const DayRange both{std::max(x.first, y.first), std::min(x.last, y.last)};
        share = share || both.first <= both.last;
        always_share = always_share && both.first <= both.last;
        Match meeting = Match::no;
        for (Day day = both.first; day <= both.last; ++day)
          meeting = either(meeting, of_day[static_cast<std::size_t>(day)]);
        best = either(best, meeting);
        worst = filiera::both(worst, meeting);
      }
    const Match expected = always_share ? Match::certain : share ? Match::possible : Match::no;
    ++seen[static_cast<int>(expected)];
    const std::string text = a.text + " and " + b.text;
    if (common(a.bounds, b.bounds) != expected || common(b.bounds, a.bounds) != expected) return "common: " + text;
    const Bounds joined = common_bounds(a.bounds, b.bounds);
    for (Day day = 0; day < days_of_readings; ++day) {
      bool some = false, all = true;
      for (const DayRange& x : a.spans)
        for (const DayRange& y : b.spans) {
          const bool on = std::max(x.first, y.first) <= day && day <= std::min(x.last, y.last);
          some = some || on;
          all = all && on;
        }
      const Match on_day = filiera::both(holds(a.bounds, {day, day}), holds(b.bounds, {day, day}));
      if (on_day != (all ? Match::certain : some ? Match::possible : Match::no)) return "a day: " + text;
      if (some && holds(joined, {day, day}) == Match::no) return "common bounds: " + text;
    }
    const Match met = days.meet(a.bounds, b.bounds);
    const Match meeting = worst == Match::certain ? Match::certain : best == Match::no ? Match::no : Match::possible;
    if (met != meeting && !(met == Match::possible && meeting == Match::certain)) return "meet: " + text;
    if (!a.gaps.empty() && b.text.find("to") != std::string::npos && met != meeting) return "meet in a gap: " + text;
    return "";
  });
  for (const int count : seen) EXPECT_GT(count, property_cases(300));
}

}  // namespace
}  // namespace filiera::bounds_test

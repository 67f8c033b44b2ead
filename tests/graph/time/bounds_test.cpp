// SPDX-License-Identifier: Apache-2.0
// Tests of the four bounds of a claim's time.
#include "graph/time/bounds.hpp"

#include <gtest/gtest.h>

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
  EventInterval events;
  EXPECT_EQ(events.days({}), std::nullopt);
  events.add(days("[2025-04..2026-03]"), Match::certain);
  events.add(days("[2025-12..2026-12]"), Match::certain);
  EXPECT_EQ(format_range(*events.days({})), "[2025-12..2026-03]");
  events.add(days("2027-01"), Match::certain);
  EXPECT_EQ(format_range(*events.days({})), "[2025-04..2027-01]");
}

TEST(Bounds, EventsThatAreNotSureWidenWhatTheOthersAllow) {
  EventInterval events;
  events.add(days("2025-06"), Match::possible);
  EXPECT_EQ(format_range(*events.days(days("2026"))), "[2025-06..2026]");
  events.add(days("2025-08"), Match::certain);
  EXPECT_EQ(format_range(*events.days(days("2026"))), "[2025-06..2025-08]");
}

}  // namespace
}  // namespace filiera::bounds_test

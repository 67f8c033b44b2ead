// SPDX-License-Identifier: Apache-2.0
// Which spans of days hold a day.
#include "graph/time/day_spans.hpp"

#include <gtest/gtest.h>

#include <random>

namespace filiera::day_spans_test {
namespace {

std::vector<std::uint32_t> on(const DaySpans& spans, Day day) {
  std::vector<std::uint32_t> found;
  spans.each_on(day, [&](std::uint32_t number) { found.push_back(number); });
  return found;
}

TEST(DaySpans, HoldTheirFirstAndTheirLastDay) {
  const DaySpans spans({{{5, 7}, 1}, {{1, 5}, 2}, {{}, 3}, {{8, 7}, 4}});
  EXPECT_EQ(on(spans, 5), (std::vector<std::uint32_t>{3, 2, 1}));
  EXPECT_EQ(on(spans, 7), (std::vector<std::uint32_t>{3, 1}));
  EXPECT_EQ(on(spans, 8), (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(on(spans, unbounded_past), (std::vector<std::uint32_t>{3}));
  EXPECT_TRUE(on(DaySpans(), 1).empty());
}

TEST(DaySpans, OfRandomSpansThoseThatHoldTheDayAreFound) {
  std::mt19937 random(7);
  const auto draw = [&](int most) { return static_cast<Day>(random() % static_cast<unsigned>(most)); };
  for (int round = 0; round < 300; ++round) {
    std::vector<DaySpans::Span> all;
    for (std::uint32_t i = 0, count = random() % 20; i < count; ++i) {
      const Day first = draw(30);
      all.push_back({{first, draw(5) == 0 ? unbounded_future : first + draw(10)}, i});
    }
    const DaySpans spans(all);
    for (Day day = -1; day < 42; ++day) {
      std::vector<std::uint32_t> found = on(spans, day), wanted;
      for (const DaySpans::Span& span : all)
        if (span.days.first <= day && day <= span.days.last) wanted.push_back(span.number);
      std::sort(found.begin(), found.end());
      EXPECT_EQ(found, wanted) << day;
    }
  }
}

}  // namespace
}  // namespace filiera::day_spans_test

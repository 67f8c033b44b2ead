// SPDX-License-Identifier: Apache-2.0
// Tests of the texts of amounts.
#include "graph/model/amount.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

Decimal number(std::string_view text) { return Decimal::parse(text).value(); }

Amount money(std::string_view value, std::string_view minimum = {}, std::string_view maximum = {}) {
  Amount amount;
  amount.value = Decimal::parse(value);
  amount.minimum = Decimal::parse(minimum);
  amount.maximum = Decimal::parse(maximum);
  amount.unit = "USD";
  amount.money = true;
  return amount;
}

TEST(AmountText, NumbersAreShortenedButNeverRounded) {
  EXPECT_EQ(number_text(number("40000000000")), "40 bn");
  EXPECT_EQ(number_text(number("5700000000.00")), "5.7 bn");
  EXPECT_EQ(number_text(number("157000000")), "157 m");
  EXPECT_EQ(number_text(number("50000000000000")), "50 tn");
  EXPECT_EQ(number_text(number("12345678901")), "12,345,678,901");
  EXPECT_EQ(number_text(number("1234567000")), "1,234.567 m");
  EXPECT_EQ(number_text(number("20000")), "20,000");
  EXPECT_EQ(number_text(number("999999")), "999,999");
}

TEST(AmountText, SmallAndOddNumbersStayAsTheyAre) {
  EXPECT_EQ(number_text(number("0")), "0");
  EXPECT_EQ(number_text(number("0.25")), "0.25");
  EXPECT_EQ(number_text(number(".50")), "0.5");
  EXPECT_EQ(number_text(number("-0012.0")), "-12");
  EXPECT_EQ(number_text(number("5")), "5");
}

TEST(AmountText, BoundsAreWords) {
  Amount over = money({}, "12000000000");
  over.strict = true;
  EXPECT_EQ(amount_text(over), "over 12 bn USD");
  EXPECT_EQ(amount_text(money({}, "12000000000")), "at least 12 bn USD");
  EXPECT_EQ(amount_text(money({}, {}, "14000000000")), "up to 14 bn USD");
  Amount under = money({}, {}, "14000000000");
  under.strict = true;
  EXPECT_EQ(amount_text(under), "under 14 bn USD");
}

TEST(AmountText, RangesShareTheirMagnitude) {
  EXPECT_EQ(amount_text(money({}, "350000000000", "400000000000")), "350–400 bn USD");
  EXPECT_EQ(amount_text(money({}, "900000000", "1000000000")), "900 m–1 bn USD");
}

TEST(AmountText, ApproximateAmountsSaySo) {
  Amount amount = money("5700000000");
  amount.approximate = true;
  EXPECT_EQ(amount_text(amount), "about 5.7 bn USD");
}

TEST(AmountText, SharesArePercentages) {
  EXPECT_EQ(percent_text(number("0.25")), "25 %");
  EXPECT_EQ(percent_text(number("0.605")), "60.5 %");
  EXPECT_EQ(percent_text(number("1")), "100 %");
  EXPECT_EQ(percent_text(number("0.5")), "50 %");
  EXPECT_EQ(percent_text(number("0.007")), "0.7 %");
  EXPECT_EQ(percent_text(number("0")), "0 %");
}

}  // namespace
}  // namespace filiera

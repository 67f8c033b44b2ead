// SPDX-License-Identifier: Apache-2.0
// Tests of exact decimal numbers.
#include "graph/model/decimal.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace filiera {
namespace {

Decimal decimal(std::string_view text) { return Decimal::parse(text).value(); }

TEST(Decimal, NeighboursBeyondTheRangeOfDoublesDiffer) {
  EXPECT_NE(decimal("9007199254740992"), decimal("9007199254740993"));
  EXPECT_LT(decimal("9007199254740992"), decimal("9007199254740993"));
  EXPECT_LT(decimal("0.4999999999999999999"), decimal("0.5"));
}

TEST(Decimal, TenthsAddUp) {
  EXPECT_EQ(decimal("0.1") + decimal("0.2") + decimal("0.2"), decimal("0.5"));
  EXPECT_EQ((decimal("0.1") * decimal("0.1")).text(), "0.01");
  EXPECT_EQ((decimal("0.5") - decimal("0.50")).text(), "0");
}

TEST(Decimal, SpellingsOfOneNumberAreEqual) {
  EXPECT_EQ(decimal("+01.50"), decimal("1.5"));
  EXPECT_EQ(decimal(".5"), decimal("0.5"));
  EXPECT_EQ(decimal("-0.0"), decimal("0"));
  EXPECT_EQ(decimal("100"), decimal("100.00"));
  EXPECT_EQ(decimal("100").text(), "100");
  EXPECT_EQ(decimal("-00.0500").text(), "-0.05");
  EXPECT_FALSE(decimal("-0").is_negative());
}

TEST(Decimal, OnlyIntegersAndDecimalsAreNumbers) {
  for (const char* text : {"", "+", "-", ".", "5.", "1e5", "1 000", "0x10", "1.2.3", "--1", "NaN", "INF", "١"})
    EXPECT_FALSE(Decimal::parse(text)) << text;
}

TEST(Decimal, ShiftsByPowersOfTenAreExact) {
  EXPECT_EQ(decimal("40000000000").shifted(-9).text(), "40");
  EXPECT_EQ(decimal("0.605").shifted(2).text(), "60.5");
  EXPECT_EQ(decimal("0.007").shifted(5).text(), "700");
  EXPECT_EQ(decimal("1").shifted(-3).text(), "0.001");
  EXPECT_EQ(decimal("0").shifted(7).text(), "0");
}

TEST(Decimal, OrderSpansSignsAndMagnitudes) {
  const char* ascending[] = {"-100", "-99.9", "-1", "-0.01", "0", "0.009", "0.01", "0.1", "1", "9.99", "10", "100.5"};
  for (std::size_t i = 0; i < std::size(ascending); ++i)
    for (std::size_t j = 0; j < std::size(ascending); ++j)
      EXPECT_EQ(decimal(ascending[i]) <=> decimal(ascending[j]), i <=> j) << ascending[i] << " " << ascending[j];
}

TEST(Decimal, AMillionDigitsAreReadComparedAddedAndPrinted) {
  const std::string digits(1000000, '9');
  const Decimal number = decimal(digits);
  EXPECT_EQ((number + Decimal(1)).text(), "1" + std::string(1000000, '0'));
  EXPECT_EQ((number * decimal("0.1")).text(), std::string(999999, '9') + ".9");
  EXPECT_LT(number, number + decimal("0.1"));
}

// The reference: integers of 128 bits, scaled by 10^6.
TEST(Decimal, ADoubleIsTheNumberThatItSpells) {
  const auto text = [](std::string_view spelled) {
    const auto number = Decimal::parse_double(spelled);
    return number ? number->text() : "none";
  };
  EXPECT_EQ(text("2.5e9"), "2500000000");
  EXPECT_EQ(text("-1E-3"), "-0.001");
  EXPECT_EQ(text("4.e+1"), "40");
  for (const char* other : {"2.5", "e9", "1e", "1e+", "1e999999999", "1e2.5", "1e2e3", "INF", ""})
    EXPECT_EQ(text(other), "none") << other;
}

__extension__ using Wide = __int128;

std::string spelled_scaled(std::int64_t scaled) {
  const std::string sign = scaled < 0 ? "-" : "";
  const std::string digits = std::to_string(scaled < 0 ? -scaled : scaled);
  const std::string padded = std::string(digits.size() < 7 ? 7 - digits.size() : 0, '0') + digits;
  return sign + padded.substr(0, padded.size() - 6) + "." + padded.substr(padded.size() - 6);
}

RC_GTEST_PROP(Decimal, ComputesAsScaledIntegersDo, ()) {
  const auto number = [] {
    const auto digits = *rc::gen::inRange(0, 13);
    std::int64_t bound = 1;
    for (int i = 0; i < digits; ++i) bound *= 10;
    return *rc::gen::inRange<std::int64_t>(-bound, bound + 1);
  };
  const std::int64_t a = number(), b = number();
  const Decimal x = decimal(spelled_scaled(a)), y = decimal(spelled_scaled(b));
  RC_ASSERT((x <=> y) == (a <=> b));
  RC_ASSERT((x == y) == (a == b));
  RC_ASSERT(x + y == decimal(spelled_scaled(a + b)));
  RC_ASSERT(x - y == decimal(spelled_scaled(a - b)));
  const Wide product = Wide{a} * b;
  const Wide high = product / 1000000000000, low = product % 1000000000000;
  RC_ASSERT(x * y == Decimal(static_cast<std::int64_t>(high)) + Decimal(static_cast<std::int64_t>(low)).shifted(-12));
  RC_ASSERT(decimal(x.text()) == x);
}

}  // namespace
}  // namespace filiera

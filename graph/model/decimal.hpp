// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers of arbitrary length.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// An integer or decimal fraction, never rounded: 9007199254740992 and 9007199254740993 differ, and 0.1 + 0.2 + 0.2
// equals 0.5. The representation is canonical, so 1.50 and 1.5 are equal. For numbers of m and n digits multiplication
// costs O(m * n), everything else O(m + n). Up to 15 digits need no heap memory.
class Decimal {
 public:
  Decimal() = default;  // zero
  explicit Decimal(std::int64_t number);

  // Parses a literal of xsd:integer or xsd:decimal: an optional sign, digits, and at most one point followed by digits
  // ("40000000000", "-0.25", ".5"). Empty for any other text, including exponents.
  static std::optional<Decimal> parse(std::string_view text);
  // The number that a literal of xsd:double spells with an exponent of at most two digits: 2500000000 for "2.5e9".
  // Nothing for any other text.
  static std::optional<Decimal> parse_double(std::string_view text);
  // Whether parse() accepts the text; does not allocate.
  static bool is_decimal(std::string_view text);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return negative_; }
  // The digits without leading zeros and without the point: "12345" for 123.45; empty for zero.
  const std::string& digits() const { return digits_; }
  // The number of digits after the point.
  std::size_t decimals() const { return decimals_; }

  // The number times 10^places; a negative `places` divides. Exact.
  Decimal shifted(std::ptrdiff_t places) const;
  // The shortest text: "-0.25", "40000000000", "0".
  std::string text() const;

  Decimal operator-() const;
  friend Decimal operator+(const Decimal& a, const Decimal& b);
  friend Decimal operator-(const Decimal& a, const Decimal& b);
  friend Decimal operator*(const Decimal& a, const Decimal& b);
  Decimal& operator+=(const Decimal& other) { return *this = *this + other; }
  Decimal& operator-=(const Decimal& other) { return *this = *this - other; }
  Decimal& operator*=(const Decimal& other) { return *this = *this * other; }
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);
  friend bool operator==(const Decimal&, const Decimal&) = default;

 private:
  // `digits` with the last `decimals` of them after the point; removes insignificant zeros.
  Decimal(bool negative, std::string digits, std::size_t decimals);

  bool negative_ = false;  // false for zero
  std::string digits_;     // without leading zeros; the last digit of a fraction is not zero
  std::size_t decimals_ = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers of any length.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// An integer or decimal fraction; nothing is ever rounded. 9007199254740992 and 9007199254740993 differ, and
// 0.1 + 0.2 + 0.2 equals 0.5. Equal numbers have equal representations, so 1.50 and 1.5 are one value.
// Costs, for numbers of m and n digits: product O(m * n), everything else O(m + n). Up to 15 digits need no
// memory on the heap.
class Decimal {
 public:
  Decimal() = default;  // zero
  explicit Decimal(std::int64_t number);

  // The number that a literal of xsd:integer or xsd:decimal spells: an optional sign, digits, at most one point
  // with digits behind it ("40000000000", "-0.25", ".5"). Nothing for any other text, exponents included.
  static std::optional<Decimal> parse(std::string_view text);
  // Whether parse() accepts the text, without memory.
  static bool is_decimal(std::string_view text);

  bool is_zero() const { return digits_.empty(); }
  bool is_negative() const { return negative_; }
  // All digits from the first that is not zero, with the point left out: "12345" for 123.45; empty for zero.
  const std::string& digits() const { return digits_; }
  // How many digits stand behind the point.
  std::size_t decimals() const { return decimals_; }

  // The number times 10^places; a negative `places` divides. Exact.
  Decimal shifted(std::ptrdiff_t places) const;
  // The shortest spelling: "-0.25", "40000000000", "0".
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
  // `digits` with the last `decimals` behind the point; takes away zeros that say nothing.
  Decimal(bool negative, std::string digits, std::size_t decimals);

  bool negative_ = false;  // never of zero
  std::string digits_;     // without leading zeros; with a fraction, the last is not zero
  std::size_t decimals_ = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Exact shares with an optional infinitesimal for excluded bounds.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "graph/model/decimal.hpp"

namespace filiera {

struct ExactParts;  // exact_parts.hpp

// An exact number a and a whole multiple b of an infinitesimal: "over 0.25" is (0.25, +1), "under 0.5" is (0.5, -1).
// Ordered by a, then b. Sums are exact whatever the decimals; nothing is rounded. Of up to 18 decimals, and below
// 10^18, it needs no memory on the heap.
class Quantity {
 public:
  Quantity() = default;  // zero
  explicit Quantity(const Decimal& number, std::int64_t infinitesimals = 0);
  static Quantity one();
  // The number that a literal of xsd:integer or xsd:decimal spells, as Decimal::parse; nothing for any other text.
  static std::optional<Quantity> parse(std::string_view text);
  // So many infinitesimals more.
  Quantity moved(std::int64_t infinitesimals) const;

  bool is_zero() const { return sign() == 0 && infinitesimals_ == 0; }
  bool is_positive() const { return sign() > 0 || (sign() == 0 && infinitesimals_ > 0); }
  std::int64_t infinitesimals() const { return infinitesimals_; }
  // The number a.
  ExactParts parts() const;

  Quantity& operator+=(const Quantity& other);
  Quantity& operator-=(const Quantity& other);
  friend Quantity operator+(Quantity a, const Quantity& b) { return a += b; }
  friend Quantity operator-(Quantity a, const Quantity& b) { return a -= b; }
  friend std::strong_ordering operator<=>(const Quantity& a, const Quantity& b);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

 private:
  __extension__ using Units = __int128;
  // Most shares have few decimals.
  static constexpr std::uint32_t few_decimals = 18;
  int sign() const;
  void add(const Quantity& other, int sign);
  // Sets a; short where it fits.
  void set(ExactParts parts);

  Units units_ = 0;  // at few_decimals, unless long_
  std::int64_t infinitesimals_ = 0;
  std::shared_ptr<const ExactParts> long_;  // a number of more decimals, or of more than fit
};

}  // namespace filiera

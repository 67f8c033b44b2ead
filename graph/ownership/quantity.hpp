// SPDX-License-Identifier: Apache-2.0
// Exact shares with an optional infinitesimal for excluded bounds.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <compare>
#include <cstdint>

#include "graph/model/decimal.hpp"

namespace filiera {

// An exact number a plus an integer multiple b of an infinitesimal: "over 0.25" is (0.25, +1), "under 0.5" is (0.5,
// -1). Ordered by a, then by b. Never rounded.
class Quantity {
 public:
  using Integer = boost::multiprecision::cpp_int;

  Quantity() = default;  // zero
  explicit Quantity(const Decimal& number, std::int64_t infinitesimals = 0);
  static Quantity one();

  bool is_zero() const { return units_ == 0 && infinitesimals_ == 0; }
  bool is_positive() const { return units_ > 0 || (units_ == 0 && infinitesimals_ > 0); }
  std::int64_t infinitesimals() const { return infinitesimals_; }
  // The number a is units() / 10^decimals().
  const Integer& units() const { return units_; }
  std::uint32_t decimals() const { return decimals_; }

  Quantity& operator+=(const Quantity& other);
  Quantity& operator-=(const Quantity& other);
  friend Quantity operator+(Quantity a, const Quantity& b) { return a += b; }
  friend Quantity operator-(Quantity a, const Quantity& b) { return a -= b; }
  friend std::strong_ordering operator<=>(const Quantity& a, const Quantity& b);
  friend bool operator==(const Quantity& a, const Quantity& b) { return (a <=> b) == 0; }

 private:
  // Most shares have few decimals, so that most sums need no rescaling.
  static constexpr std::uint32_t least_decimals = 18;
  Integer scaled(std::uint32_t decimals) const;

  Integer units_ = 0;
  std::uint32_t decimals_ = least_decimals;
  std::int64_t infinitesimals_ = 0;
};

}  // namespace filiera

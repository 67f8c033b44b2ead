// SPDX-License-Identifier: Apache-2.0
// Exact quantities of shares.
#include "graph/ownership/quantity.hpp"

#include <algorithm>
#include <cstddef>

namespace filiera {
namespace {

Quantity::Integer power_of_ten(std::size_t exponent) {
  static constexpr std::uint64_t small[] = {1,
                                            10,
                                            100,
                                            1'000,
                                            10'000,
                                            100'000,
                                            1'000'000,
                                            10'000'000,
                                            100'000'000,
                                            1'000'000'000,
                                            10'000'000'000,
                                            100'000'000'000,
                                            1'000'000'000'000,
                                            10'000'000'000'000,
                                            100'000'000'000'000,
                                            1'000'000'000'000'000,
                                            10'000'000'000'000'000,
                                            100'000'000'000'000'000,
                                            1'000'000'000'000'000'000};
  if (exponent < std::size(small)) return Quantity::Integer(small[exponent]);
  return boost::multiprecision::pow(Quantity::Integer(10), static_cast<unsigned>(exponent));
}

}  // namespace

Quantity::Quantity(const Decimal& number, std::int64_t infinitesimals) : infinitesimals_(infinitesimals) {
  decimals_ = std::max(least_decimals, static_cast<std::uint32_t>(number.decimals()));
  const std::string& digits = number.digits();
  constexpr std::size_t at_once = 18;
  for (std::size_t first = 0; first < digits.size(); first += at_once) {
    const std::size_t count = std::min(at_once, digits.size() - first);
    std::uint64_t part = 0;
    for (std::size_t i = first; i < first + count; ++i) part = part * 10 + static_cast<std::uint64_t>(digits[i] - '0');
    if (first > 0) units_ *= power_of_ten(count);
    units_ += part;
  }
  units_ *= power_of_ten(decimals_ - number.decimals());
  if (number.is_negative()) units_ = -units_;
}

Quantity Quantity::one() { return Quantity(Decimal(1)); }

Quantity::Integer Quantity::scaled(std::uint32_t decimals) const {
  return decimals == decimals_ ? units_ : Integer(units_ * power_of_ten(decimals - decimals_));
}

Quantity& Quantity::operator+=(const Quantity& other) {
  infinitesimals_ += other.infinitesimals_;
  if (decimals_ == other.decimals_) {
    units_ += other.units_;
    return *this;
  }
  const std::uint32_t decimals = std::max(decimals_, other.decimals_);
  units_ = scaled(decimals) + other.scaled(decimals);
  decimals_ = decimals;
  return *this;
}

Quantity& Quantity::operator-=(const Quantity& other) {
  infinitesimals_ -= other.infinitesimals_;
  if (decimals_ == other.decimals_) {
    units_ -= other.units_;
    return *this;
  }
  const std::uint32_t decimals = std::max(decimals_, other.decimals_);
  units_ = scaled(decimals) - other.scaled(decimals);
  decimals_ = decimals;
  return *this;
}

std::strong_ordering operator<=>(const Quantity& a, const Quantity& b) {
  int order = 0;
  if (a.decimals_ == b.decimals_) {
    order = a.units_.compare(b.units_);
  } else {
    const std::uint32_t decimals = std::max(a.decimals_, b.decimals_);
    order = a.scaled(decimals).compare(b.scaled(decimals));
  }
  if (order != 0) return order < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.infinitesimals_ <=> b.infinitesimals_;
}

}  // namespace filiera

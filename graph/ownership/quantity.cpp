// SPDX-License-Identifier: Apache-2.0
// Exact quantities of shares.
#include "graph/ownership/quantity.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "graph/ownership/exact_parts.hpp"

namespace filiera {
namespace {

constexpr std::uint64_t power(std::size_t exponent) {
  std::uint64_t result = 1;
  while (exponent-- > 0) result *= 10;
  return result;
}

Integer power_of_ten(std::size_t exponent) {
  return boost::multiprecision::pow(Integer(10), static_cast<unsigned>(exponent));
}

Integer long_of(std::uint64_t high, std::uint64_t low) {
  Integer number = high;
  number <<= 64;
  number |= low;
  return number;
}

// The units of the number with so many decimals, not fewer than it has.
Integer scaled(const ExactParts& parts, std::uint32_t decimals) {
  return decimals == parts.decimals ? parts.units : Integer(parts.units * power_of_ten(decimals - parts.decimals));
}

// Below this, two numbers of 18 decimals can be added any number of times that memory allows.
const Integer& most_short() {
  static const Integer most = power_of_ten(36);
  return most;
}

}  // namespace

Quantity::Quantity(const Decimal& number, std::int64_t infinitesimals) : infinitesimals_(infinitesimals) {
  const std::string& digits = number.digits();
  if (number.decimals() <= few_decimals && digits.size() <= few_decimals) {
    for (const char c : digits) units_ = units_ * 10 + (c - '0');
    units_ *= power(few_decimals - number.decimals());
    if (number.is_negative()) units_ = -units_;
    return;
  }
  Integer units = 0;
  constexpr std::size_t at_once = 18;
  for (std::size_t first = 0; first < digits.size(); first += at_once) {
    const std::size_t count = std::min(at_once, digits.size() - first);
    std::uint64_t part = 0;
    for (std::size_t i = first; i < first + count; ++i) part = part * 10 + static_cast<std::uint64_t>(digits[i] - '0');
    units *= power(count);
    units += part;
  }
  if (number.is_negative()) units = -units;
  set({std::move(units), static_cast<std::uint32_t>(number.decimals())});
}

ExactParts Quantity::parts() const {
  if (long_) return *long_;
  const Units size = units_ < 0 ? -units_ : units_;
  const Integer number = long_of(static_cast<std::uint64_t>(size >> 64), static_cast<std::uint64_t>(size));
  return {units_ < 0 ? Integer(-number) : number, few_decimals};
}

Quantity Quantity::one() {
  Quantity one;
  one.units_ = power(few_decimals);
  return one;
}

std::optional<Quantity> Quantity::parse(std::string_view text) {
  // "0.25": nearly all shares.
  Quantity found;
  std::size_t at = 0, decimals = 0;
  for (bool behind_point = false; at < text.size() && at <= few_decimals; ++at) {
    if (text[at] == '.' && !behind_point && at + 1 < text.size()) {
      behind_point = true;
      continue;
    }
    if (text[at] < '0' || text[at] > '9') break;
    found.units_ = found.units_ * 10 + (text[at] - '0');
    decimals += behind_point ? 1 : 0;
  }
  if (at == text.size() && at > 0) {
    found.units_ *= power(few_decimals - decimals);
    return found;
  }
  const std::optional<Decimal> number = Decimal::parse(text);
  return number ? std::optional(Quantity(*number)) : std::nullopt;
}

Quantity Quantity::moved(std::int64_t infinitesimals) const {
  Quantity other = *this;
  other.infinitesimals_ += infinitesimals;
  return other;
}

int Quantity::sign() const { return long_ ? long_->units.sign() : units_ > 0 ? 1 : units_ < 0 ? -1 : 0; }

void Quantity::set(ExactParts parts) {
  if (parts.decimals < few_decimals) {
    parts.units *= power(few_decimals - parts.decimals);
    parts.decimals = few_decimals;
  }
  if (parts.decimals == few_decimals && abs(parts.units) < most_short()) {
    long_ = nullptr;
    const Integer size = abs(parts.units);
    units_ = static_cast<Units>(static_cast<std::uint64_t>(size >> 64)) << 64 |
             static_cast<std::uint64_t>(size & UINT64_MAX);
    if (parts.units < 0) units_ = -units_;
    return;
  }
  units_ = 0;
  long_ = std::make_shared<const ExactParts>(std::move(parts));
}

void Quantity::add(const Quantity& other, int sign) {
  infinitesimals_ += sign * other.infinitesimals_;
  if (!long_ && !other.long_) {
    const Units sum = sign > 0 ? units_ + other.units_ : units_ - other.units_;
    constexpr Units most = Units{1'000'000'000'000'000'000} * 1'000'000'000'000'000'000;
    if (sum < most && sum > -most) {
      units_ = sum;
      return;
    }
  }
  const ExactParts a = parts(), b = other.parts();
  const std::uint32_t all = std::max(a.decimals, b.decimals);
  set({scaled(a, all) + sign * scaled(b, all), all});
}

Quantity& Quantity::operator+=(const Quantity& other) {
  add(other, 1);
  return *this;
}

Quantity& Quantity::operator-=(const Quantity& other) {
  add(other, -1);
  return *this;
}

std::strong_ordering operator<=>(const Quantity& a, const Quantity& b) {
  if (!a.long_ && !b.long_) {
    if (a.units_ != b.units_) return a.units_ < b.units_ ? std::strong_ordering::less : std::strong_ordering::greater;
    return a.infinitesimals_ <=> b.infinitesimals_;
  }
  const ExactParts one = a.parts(), another = b.parts();
  const std::uint32_t decimals = std::max(one.decimals, another.decimals);
  const int order = scaled(one, decimals).compare(scaled(another, decimals));
  if (order != 0) return order < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.infinitesimals_ <=> b.infinitesimals_;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Exact quantities of shares.
#include "graph/ownership/quantity.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace filiera {
namespace {

constexpr std::uint64_t power(std::size_t exponent) {
  std::uint64_t result = 1;
  while (exponent-- > 0) result *= 10;
  return result;
}

Quantity::Integer power_of_ten(std::size_t exponent) {
  return boost::multiprecision::pow(Quantity::Integer(10), static_cast<unsigned>(exponent));
}

Quantity::Integer long_of(std::uint64_t high, std::uint64_t low) {
  Quantity::Integer number = high;
  number <<= 64;
  number |= low;
  return number;
}

// Below this, two numbers of 18 decimals can be added any number of times that memory allows.
const Quantity::Integer& most_short() {
  static const Quantity::Integer most = power_of_ten(36);
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
  set(std::move(units), static_cast<std::uint32_t>(number.decimals()));
}

Quantity::Integer Quantity::units() const {
  if (long_) return long_->units;
  const Units size = units_ < 0 ? -units_ : units_;
  const Integer number = long_of(static_cast<std::uint64_t>(size >> 64), static_cast<std::uint64_t>(size));
  return units_ < 0 ? Integer(-number) : number;
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

Quantity::Integer Quantity::scaled(std::uint32_t decimals) const {
  return decimals == this->decimals() ? units() : Integer(units() * power_of_ten(decimals - this->decimals()));
}

void Quantity::set(Integer units, std::uint32_t decimals) {
  if (decimals < few_decimals) {
    units *= power(few_decimals - decimals);
    decimals = few_decimals;
  }
  if (decimals == few_decimals && abs(units) < most_short()) {
    long_ = nullptr;
    const Integer size = abs(units);
    units_ = static_cast<Units>(static_cast<std::uint64_t>(size >> 64)) << 64 |
             static_cast<std::uint64_t>(size & UINT64_MAX);
    if (units < 0) units_ = -units_;
    return;
  }
  units_ = 0;
  long_ = std::make_shared<const Long>(Long{std::move(units), decimals});
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
  const std::uint32_t all = std::max(decimals(), other.decimals());
  Integer sum = scaled(all);
  if (sign > 0)
    sum += other.scaled(all);
  else
    sum -= other.scaled(all);
  set(std::move(sum), all);
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
  const std::uint32_t decimals = std::max(a.decimals(), b.decimals());
  const int order = a.scaled(decimals).compare(b.scaled(decimals));
  if (order != 0) return order < 0 ? std::strong_ordering::less : std::strong_ordering::greater;
  return a.infinitesimals_ <=> b.infinitesimals_;
}

}  // namespace filiera

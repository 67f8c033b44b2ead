// SPDX-License-Identifier: Apache-2.0
// Exact decimal numbers: schoolbook arithmetic on digits.
#include "graph/model/decimal.hpp"

#include <algorithm>
#include <utility>

namespace filiera {
namespace {

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_sign(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  return text;
}

// The number of integer digits: 3 for 123.45, 0 for 0.5, -1 for 0.05.
std::ptrdiff_t whole_places(const Decimal& number) {
  return static_cast<std::ptrdiff_t>(number.digits().size()) - static_cast<std::ptrdiff_t>(number.decimals());
}

std::strong_ordering compare_magnitudes(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) return b.is_zero() <=> a.is_zero();
  if (const auto order = whole_places(a) <=> whole_places(b); order != 0) return order;
  return a.digits() <=> b.digits();
}

// Digits as values, least significant first; the first digit stands `decimals` places after the point.
std::string aligned(const Decimal& number, std::size_t decimals, std::size_t size) {
  std::string digits(decimals - number.decimals(), '\0');
  digits.reserve(size);
  for (std::size_t i = number.digits().size(); i-- > 0;) digits.push_back(static_cast<char>(number.digits()[i] - '0'));
  digits.resize(size, '\0');
  return digits;
}

std::string spelled_digits(std::string values) {
  std::reverse(values.begin(), values.end());
  for (char& c : values) c = static_cast<char>(c + '0');
  return values;
}

}  // namespace

Decimal::Decimal(std::int64_t number) : Decimal(*parse(std::to_string(number))) {}

Decimal::Decimal(bool negative, std::string digits, std::size_t decimals)
    : negative_(negative), digits_(std::move(digits)), decimals_(decimals) {
  std::size_t end = digits_.size();
  while (decimals_ > 0 && end > 0 && digits_[end - 1] == '0') --end, --decimals_;
  digits_.erase(end);
  digits_.erase(0, std::min(digits_.find_first_not_of('0'), digits_.size()));
  if (!digits_.empty()) return;
  negative_ = false;
  decimals_ = 0;
}

bool Decimal::is_decimal(std::string_view text) {
  text = without_sign(text);
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_decimal_digit));
  const auto points = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  return digits > 0 && points <= 1 && digits + points == text.size() && !text.ends_with('.');
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  const bool negative = text.starts_with('-');
  text = without_sign(text);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits(text.substr(0, point));
  std::size_t decimals = 0;
  if (point < text.size()) {
    digits += text.substr(point + 1);
    decimals = text.size() - point - 1;
  }
  return Decimal(negative, std::move(digits), decimals);
}

std::optional<Decimal> Decimal::parse_double(std::string_view text) {
  const std::size_t at = text.find_first_of("eE");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view exponent = text.substr(at + 1), digits = without_sign(exponent);
  if (digits.empty() || digits.size() > 2 || !std::all_of(digits.begin(), digits.end(), is_decimal_digit))
    return std::nullopt;
  std::string_view mantissa = text.substr(0, at);
  if (mantissa.ends_with('.')) mantissa.remove_suffix(1);
  const std::optional<Decimal> number = parse(mantissa);
  if (!number) return std::nullopt;
  std::ptrdiff_t places = 0;
  for (const char c : digits) places = 10 * places + (c - '0');
  return number->shifted(exponent.starts_with('-') ? -places : places);
}

Decimal Decimal::shifted(std::ptrdiff_t places) const {
  if (is_zero()) return *this;
  if (places <= 0) return Decimal(negative_, digits_, decimals_ + static_cast<std::size_t>(-places));
  const auto up = static_cast<std::size_t>(places);
  if (up <= decimals_) return Decimal(negative_, digits_, decimals_ - up);
  return Decimal(negative_, digits_ + std::string(up - decimals_, '0'), 0);
}

std::string Decimal::text() const {
  std::string text = negative_ ? "-" : "";
  if (digits_.size() <= decimals_) {
    text += '0';
    if (decimals_ > 0) text += '.' + std::string(decimals_ - digits_.size(), '0') + digits_;
    return text;
  }
  const std::size_t whole = digits_.size() - decimals_;
  text.append(digits_, 0, whole);
  if (decimals_ > 0) text.append(1, '.').append(digits_, whole, decimals_);
  return text;
}

Decimal Decimal::operator-() const {
  Decimal negated = *this;
  negated.negative_ = !negative_ && !is_zero();
  return negated;
}

Decimal operator+(const Decimal& a, const Decimal& b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  if (compare_magnitudes(a, b) < 0) return b + a;
  const std::size_t decimals = std::max(a.decimals(), b.decimals());
  const auto whole = static_cast<std::size_t>(std::max({whole_places(a), whole_places(b), std::ptrdiff_t{0}}));
  const std::size_t size = decimals + whole + 1;
  std::string sum = aligned(a, decimals, size);
  const std::string other = aligned(b, decimals, size);
  const bool subtract = a.is_negative() != b.is_negative();
  int carry = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const int digit = sum[i] + (subtract ? -(other[i] + carry) : other[i] + carry);
    carry = digit < 0 || digit > 9;
    sum[i] = static_cast<char>(digit < 0 ? digit + 10 : digit > 9 ? digit - 10 : digit);
  }
  return Decimal(a.is_negative(), spelled_digits(std::move(sum)), decimals);
}

Decimal operator-(const Decimal& a, const Decimal& b) { return a + -b; }

Decimal operator*(const Decimal& a, const Decimal& b) {
  if (a.is_zero() || b.is_zero()) return Decimal();
  const std::string &x = a.digits(), &y = b.digits();
  std::string product(x.size() + y.size(), '\0');  // least significant digit first
  for (std::size_t i = 0; i < x.size(); ++i) {
    const int digit = x[x.size() - 1 - i] - '0';
    int carry = 0;
    for (std::size_t j = 0; j < y.size() || carry > 0; ++j) {
      const int sum = product[i + j] + carry + (j < y.size() ? digit * (y[y.size() - 1 - j] - '0') : 0);
      product[i + j] = static_cast<char>(sum % 10);
      carry = sum / 10;
    }
  }
  return Decimal(a.is_negative() != b.is_negative(), spelled_digits(std::move(product)), a.decimals() + b.decimals());
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.is_negative() != b.is_negative()) return b.is_negative() <=> a.is_negative();
  return a.is_negative() ? compare_magnitudes(b, a) : compare_magnitudes(a, b);
}

}  // namespace filiera

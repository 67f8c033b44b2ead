// SPDX-License-Identifier: Apache-2.0
// The forms that literals of the model must have.
#include "graph/model/value_forms.hpp"

#include <algorithm>
#include <charconv>
#include <compare>
#include <string_view>

namespace filiera {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number taken apart: sign, digits before the point without leading zeros, digits after it without trailing ones.
struct DecimalParts {
  bool negative = false;
  std::string_view whole;
  std::string_view fraction;
};

DecimalParts decimal(std::string_view text) {
  DecimalParts number;
  if (text.starts_with('-') || text.starts_with('+')) {
    number.negative = text.front() == '-';
    text.remove_prefix(1);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  number.whole = text.substr(0, point);
  if (point < text.size()) number.fraction = text.substr(point + 1);
  while (number.whole.starts_with('0')) number.whole.remove_prefix(1);
  while (number.fraction.ends_with('0')) number.fraction.remove_suffix(1);
  if (number.whole.empty() && number.fraction.empty()) number.negative = false;
  return number;
}

std::strong_ordering magnitude(const DecimalParts& a, const DecimalParts& b) {
  if (a.whole.size() != b.whole.size()) return a.whole.size() <=> b.whole.size();
  if (const auto order = a.whole <=> b.whole; order != 0) return order;
  return a.fraction <=> b.fraction;
}

}  // namespace

bool is_number(const TermView& term) {
  if (term.kind != TermKind::literal) return false;
  std::string_view text = term.value;
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
  const std::size_t points = static_cast<std::size_t>(std::count(text.begin(), text.end(), '.'));
  return digits > 0 && points <= 1 && digits + points == text.size() && !text.ends_with('.');
}

bool less_number(const TermView& a, const TermView& b) {
  const DecimalParts x = decimal(a.value);
  const DecimalParts y = decimal(b.value);
  if (x.negative != y.negative) return x.negative;
  return x.negative ? magnitude(y, x) < 0 : magnitude(x, y) < 0;
}

bool is_share(const TermView& term) {
  const TermView zero{TermKind::literal, "0", {}, {}};
  const TermView one{TermKind::literal, "1", {}, {}};
  return is_number(term) && !less_number(term, zero) && !less_number(one, term);
}

bool is_currency(const TermView& term) {
  return term.kind == TermKind::literal && term.value.size() == 3 &&
         std::all_of(term.value.begin(), term.value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_sha256(const TermView& term) {
  return term.kind == TermKind::literal && term.value.size() == 64 &&
         std::all_of(term.value.begin(), term.value.end(),
                     [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

std::optional<std::uint32_t> parse_offset(const TermView& term) {
  std::uint32_t offset = 0;
  const char* end = term.value.data() + term.value.size();
  const auto [stop, error] = std::from_chars(term.value.data(), end, offset);
  if (term.kind != TermKind::literal || error != std::errc() || stop != end || offset == UINT32_MAX)
    return std::nullopt;
  return offset;
}

}  // namespace filiera

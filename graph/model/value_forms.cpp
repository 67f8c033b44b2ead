// SPDX-License-Identifier: Apache-2.0
// Lexical forms that the literals of the model must have.
#include "graph/model/value_forms.hpp"

#include <algorithm>
#include <charconv>

namespace filiera {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_number(const TermView& term) { return term.kind == TermKind::literal && Decimal::is_decimal(term.value); }

std::optional<Decimal> number_of(const TermView& term) {
  return term.kind == TermKind::literal ? Decimal::parse(term.value) : std::nullopt;
}

bool is_share(const TermView& term) {
  const auto number = number_of(term);
  return number && !number->is_negative() && *number <= Decimal(1);
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

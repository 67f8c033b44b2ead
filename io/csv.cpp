// SPDX-License-Identifier: Apache-2.0
// Records of comma-separated values.
#include "io/csv.hpp"

#include <algorithm>
#include <string_view>

#include "io/utf8.hpp"

namespace filiera {

bool is_plain_number(std::string_view text) {
  std::size_t at = 0;
  const auto skip_sign = [&] { at += at < text.size() && (text[at] == '+' || text[at] == '-'); };
  const auto skip_digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at > start;
  };
  skip_sign();
  if (!skip_digits()) return false;
  if (at < text.size() && text[at] == '.' && (++at, !skip_digits())) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E') && (++at, skip_sign(), !skip_digits())) return false;
  return at == text.size();
}

bool starts_formula(std::string_view text) {
  static constexpr std::string_view signs[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(signs, [&](std::string_view sign) { return text.starts_with(sign); });
}

namespace {

bool looks_like_formula(std::string_view cell) {
  if (cell.empty() || is_plain_number(cell)) return false;
  return starts_formula(cell) || std::string_view("\t\r\n").find(cell.front()) != std::string_view::npos;
}

// Whether a spreadsheet that separates cells at semicolons or tabs instead of at commas would see a formula at this
// position: it ignores quotes within a cell, so that a line break begins a row there too.
bool starts_parted_formula(std::string_view cell, std::size_t at) {
  if (at == 0 || std::string_view(";\t\r\n").find(cell[at - 1]) == std::string_view::npos) return false;
  const std::size_t sign = cell.find_first_not_of("\" ", at);
  return sign != std::string_view::npos && starts_formula(cell.substr(sign));
}

bool holds_parted_formula(std::string_view cell) {
  for (std::size_t i = 1; i < cell.size(); ++i)
    if (starts_parted_formula(cell, i)) return true;
  return false;
}

// Whether no byte needs quotes, an apostrophe or a look at UTF-8.
bool is_plain(std::string_view cell) {
  static constexpr std::string_view special("\",\r\n;\t\0", 7);
  return std::none_of(cell.begin(), cell.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80 || special.find(c) != special.npos; });
}

}  // namespace

void append_csv_record(std::string& out, std::span<const std::string> cells, Formulas formulas) {
  bool first = true;
  for (const std::string& cell : cells) {
    if (!first) out += ',';
    first = false;
    if (is_plain(cell) && !looks_like_formula(cell)) {
      out += cell;
      continue;
    }
    const bool defuse = formulas == Formulas::defused && looks_like_formula(cell);
    const bool quote = cell.find_first_of("\",\r\n") != std::string::npos || holds_parted_formula(cell);
    if (quote) out += '"';
    if (defuse) out += '\'';
    const std::string valid = first_invalid_utf8(cell) ? replace_invalid_utf8(cell) : std::string();
    const std::string& text = valid.empty() ? cell : valid;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (formulas == Formulas::defused && starts_parted_formula(text, i)) out += '\'';
      if (c == '"') out += '"';
      if (c == '\0')
        out += "\uFFFD";
      else
        out += c;
    }
    if (quote) out += '"';
  }
  out += "\r\n";
}

}  // namespace filiera

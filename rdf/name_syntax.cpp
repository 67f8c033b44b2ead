// SPDX-License-Identifier: Apache-2.0
// Recognises names and escapes local names.
#include "rdf/name_syntax.hpp"

#include <algorithm>
#include <array>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"

namespace filiera {
namespace {

// Classes of bytes of a local name below 0x80.
enum Ascii : std::uint8_t { illegal, plain_anywhere, plain_inside, dot, percent, escapable };

constexpr std::array<Ascii, 128> ascii = [] {
  std::array<Ascii, 128> table{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = plain_anywhere;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = plain_anywhere;
  table['_'] = table[':'] = plain_anywhere;
  table['-'] = plain_inside;
  for (const unsigned char c : std::string_view("~!$&'()*+,;=/?#@")) table[c] = escapable;
  table['.'] = dot;
  table['%'] = percent;
  return table;
}();

bool is_percent_pair(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && hex_value(text[at + 1]) >= 0 && hex_value(text[at + 2]) >= 0;
}

// Removes and returns the first code point of a non-empty text; 0, which no name contains, for a byte that is not
// UTF-8.
char32_t take_code_point(std::string_view& text) {
  const CodePoint point = decode_utf8(text);
  text.remove_prefix(std::max<std::size_t>(point.size, 1));
  return point.size == 0 ? 0 : point.value;
}

// Whether the ASCII byte at this index of a local name needs a backslash.
bool needs_escape(std::string_view text, std::size_t at) {
  switch (ascii[static_cast<unsigned char>(text[at])]) {
    case plain_inside:
      return at == 0;
    case dot:
      return at == 0;
    case percent:
      return !is_percent_pair(text, at);
    case escapable:
      return true;
    default:
      return false;
  }
}

// Whether the rest of a name, after its first character, has only name characters and '.', and does not end with '.'.
bool is_rest_of_name(std::string_view text) {
  if (text.ends_with('.')) return false;
  while (!text.empty())
    if (const char32_t c = take_code_point(text); c != '.' && !is_name_char(c)) return false;
  return true;
}

}  // namespace

bool is_prefix_name(std::string_view text) {
  return text.empty() || (is_name_start(take_code_point(text)) && is_rest_of_name(text));
}

bool is_blank_label(std::string_view text) {
  if (text.empty()) return false;
  const char32_t first = take_code_point(text);
  return (is_name_start(first) || first == '_' || (first < 0x80 && is_ascii_digit(static_cast<int>(first)))) &&
         is_rest_of_name(text);
}

bool is_language_tag(std::string_view text) {
  std::size_t length = 0;  // of the part before the next hyphen
  bool primary = true;
  for (const char c : text) {
    if (c == '-' && length > 0) {
      length = 0;
      primary = false;
    } else if (is_ascii_letter(c) || (!primary && is_ascii_digit(c))) {
      ++length;
    } else {
      return false;
    }
  }
  return length > 0;
}

LocalName local_name_form(std::string_view text) {
  if (text.ends_with('.')) return LocalName::impossible;
  LocalName form = LocalName::plain;
  for (std::size_t i = 0; i < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[i]); byte < 0x80) {
      if (ascii[byte] == illegal) return LocalName::impossible;
      if (ascii[byte] != plain_anywhere && needs_escape(text, i)) form = LocalName::escaped;
      ++i;
      continue;
    }
    std::string_view rest = text.substr(i);
    const char32_t c = take_code_point(rest);
    if (!(i == 0 ? is_name_start(c) : is_name_char(c))) return LocalName::impossible;
    i = text.size() - rest.size();
  }
  return form;
}

void append_local_name(std::string& target, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (static_cast<unsigned char>(text[i]) < 0x80 && needs_escape(text, i)) target += '\\';
    target += text[i];
  }
}

}  // namespace filiera

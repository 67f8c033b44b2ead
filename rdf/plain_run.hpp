// SPDX-License-Identifier: Apache-2.0
// Runs of ASCII characters that need no look one by one.
#pragma once

#include <array>
#include <string_view>

#include "rdf/characters.hpp"
#include "rdf/text_window.hpp"

namespace filiera {

// Characters that end a run of plain ones inside a string, an IRI.
constexpr auto plain_table(std::string_view stops, int first) {
  std::array<bool, 256> plain{};
  for (int c = first; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (const char c : stops) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
inline constexpr auto plain_in_string = plain_table("\"'\\\n\r", 0);
inline constexpr auto plain_in_comment = plain_table("\n\r", 0);
inline constexpr auto plain_in_name = [] {
  std::array<bool, 256> plain{};
  for (int c = 0; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = is_ascii_name_char(c);
  return plain;
}();
inline constexpr auto plain_space = [] {
  std::array<bool, 256> plain{};
  plain[' '] = plain['\t'] = true;
  return plain;
}();
inline constexpr auto plain_in_iri = plain_table("<>\"{}|^`\\", 0x21);

// Moves to the first character that is not plain, or to the end of the text; its byte, or -1.
inline int skip_plain(TextWindow& window, const std::array<bool, 256>& plain) {
  while (true) {
    const int c = window.peek();
    if (c < 0 || !plain[static_cast<std::size_t>(c)]) return c;
    const std::string_view text = window.ahead(1);
    std::size_t i = 1;
    while (i < text.size() && plain[static_cast<unsigned char>(text[i])]) ++i;
    window.advance(i);
  }
}

}  // namespace filiera

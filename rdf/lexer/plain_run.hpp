// SPDX-License-Identifier: Apache-2.0
// Skips runs of ASCII characters that need no individual treatment.
#pragma once

#include <array>
#include <string_view>

#include "rdf/byte_scan.hpp"
#include "rdf/characters.hpp"
#include "rdf/lexer/text_window.hpp"

namespace filiera {

// All ASCII characters except `stops`.
constexpr auto plain_table(std::string_view stops) {
  std::array<bool, 256> plain{};
  for (int c = 0; c < 0x80; ++c) plain[static_cast<std::size_t>(c)] = true;
  for (const char c : stops) plain[static_cast<unsigned char>(c)] = false;
  return plain;
}
inline constexpr auto plain_in_string = plain_table("\"'\\\n\r");
inline constexpr auto plain_in_comment = plain_table("\n\r");
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
inline constexpr auto plain_in_iri = [] {
  std::array<bool, 256> plain{};
  for (unsigned char c = 0; c < 0x80; ++c) plain[c] = !byte_scan::IriBytes::special(c);
  return plain;
}();

// Moves to the first character that is not plain, or to the end of the text; returns its byte, or -1.
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

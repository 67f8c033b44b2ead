// SPDX-License-Identifier: Apache-2.0
// The character classes of the Turtle family's terminals (Turtle 1.1, section 6.5).
#pragma once

#include <cstdint>

namespace filiera {

constexpr bool is_ascii_letter(int c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_ascii_digit(int c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_name_char(int c) { return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-'; }

constexpr int hex_value(int c) {
  return is_ascii_digit(c) ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// Production PN_CHARS_BASE.
constexpr bool is_name_start(char32_t c) {
  return (c < 0x80 && is_ascii_letter(static_cast<int>(c))) || (c >= 0xC0 && c <= 0x2FF && c != 0xD7 && c != 0xF7) ||
         (c >= 0x370 && c <= 0x1FFF && c != 0x37E) || c == 0x200C || c == 0x200D || (c >= 0x2070 && c <= 0x218F) ||
         (c >= 0x2C00 && c <= 0x2FEF) || (c >= 0x3001 && c <= 0xD7FF) || (c >= 0xF900 && c <= 0xFDCF) ||
         (c >= 0xFDF0 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0xEFFFF);
}

// Production PN_CHARS.
constexpr bool is_name_char(char32_t c) {
  return is_name_start(c) || (c < 0x80 && is_ascii_name_char(static_cast<int>(c))) || c == 0xB7 ||
         (c >= 0x300 && c <= 0x36F) || c == 0x203F || c == 0x2040;
}

}  // namespace filiera

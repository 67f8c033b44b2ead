// SPDX-License-Identifier: Apache-2.0
// Scans for bytes that terms cannot contain unescaped, eight bytes at a time.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace filiera {
namespace byte_scan {

using Word = std::uint64_t;
inline constexpr Word ones = 0x0101010101010101, highs = 0x8080808080808080;

// Non-zero if and only if some byte of the word is less than `n` (at most 0x80); after Anderson, Bit Twiddling Hacks,
// "haszero" and "hasless". The position of the set bit does not identify the byte.
constexpr Word any_less(Word word, Word n) { return (word - ones * n) & ~word & highs; }
constexpr Word any_equal(Word word, unsigned char byte) { return any_less(word ^ (ones * byte), 1); }

struct StringBytes {
  static constexpr bool special(unsigned char c) { return c < 0x20 || c == '"' || c == '\\' || c == 0x7F; }
  static constexpr Word any_special(Word w) {
    return any_less(w, 0x20) | any_equal(w, '"') | any_equal(w, '\\') | any_equal(w, 0x7F);
  }
};

struct IriBytes {
  static constexpr bool special(unsigned char c) {
    return c <= 0x20 || c == '"' || c == '<' || c == '>' || c == '\\' || c == '^' || c == '`' || c == '{' || c == '|' ||
           c == '}';
  }
  static constexpr Word any_special(Word w) {
    const Word w1 = w | ones,
               w2 = w | ones * 2;  // '|' and '}' differ in bit 0, '<' and '>', '\' and '^' in bit 1
    return any_less(w, 0x21) | any_equal(w, '"') | any_equal(w2, '>') | any_equal(w2, '^') | any_equal(w, '`') |
           any_equal(w, '{') | any_equal(w1, '}');
  }
};

template <class Bytes>
std::size_t clean_length(std::string_view text) {
  static constexpr std::array<bool, 256> special = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0; c < 256; ++c) table[c] = Bytes::special(static_cast<unsigned char>(c));
    return table;
  }();
  std::size_t i = 0;
  for (; i + sizeof(Word) <= text.size(); i += sizeof(Word)) {
    Word word;
    std::memcpy(&word, text.data() + i, sizeof word);
    if (Bytes::any_special(word)) break;
  }
  while (i < text.size() && !special[static_cast<unsigned char>(text[i])]) ++i;
  return i;
}

}  // namespace byte_scan

// The length of the part before the first control character, quote or backslash.
inline std::size_t clean_string_length(std::string_view text) {
  return byte_scan::clean_length<byte_scan::StringBytes>(text);
}

// The length of the part before the first character that is not allowed in an IRI: controls, space, <>"{}|^`\ .
inline std::size_t clean_iri_length(std::string_view text) {
  return byte_scan::clean_length<byte_scan::IriBytes>(text);
}

}  // namespace filiera

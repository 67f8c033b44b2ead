// SPDX-License-Identifier: Apache-2.0
// UTF-8 (RFC 3629): strict decoding, encoding, validation, and the display width of text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// A code point and its number of bytes, 1 to 4; `size` 0 for bytes that are not UTF-8.
struct CodePoint {
  char32_t value = 0;
  std::uint8_t size = 0;
};

// The code point at the start of `text`. Overlong forms, surrogates, values above U+10FFFF, stray and missing
// continuation bytes, and an empty text give size 0.
CodePoint decode_utf8(std::string_view text);

// Whether the byte is a continuation byte: within a code point, not at its start.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Appends a Unicode scalar value (below U+110000, no surrogate).
void append_utf8(std::string& text, char32_t value);

// The offset of the first byte that is not part of valid UTF-8, absent when all is valid.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

// `text` with U+FFFD for every byte that is not part of valid UTF-8.
std::string replace_invalid_utf8(std::string_view text);

// A text as it is, or, where it has more than `most` bytes, its beginning and its end with "…" between them: whole
// characters, and no more than `most` bytes and the "…".
std::string shortened(std::string_view text, std::size_t most);

// The number of terminal columns of the character: 0 (combining, control), 1, or 2 (East Asian wide, emoji).
int display_width(char32_t value);

// The sum over `text`, which must be valid UTF-8 without control characters.
std::size_t display_width(std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Strict UTF-8 decoding by the table of well-formed byte sequences of the Unicode standard.
#include "io/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace filiera {

CodePoint decode_utf8(std::string_view text) {
  if (text.empty()) return {};
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::uint8_t size = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (size == 0 || text.size() < size) return {};
  // The second byte's range is what excludes overlong forms, surrogates and values above U+10FFFF.
  const unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return {};
  char32_t value = lead & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    if (!is_continuation(text[i])) return {};
    value = value << 6 | (byte(i) & 0x3F);
  }
  return {value, size};
}

void append_utf8(std::string& text, char32_t value) {
  const auto put = [&](char32_t bits) { text.push_back(static_cast<char>(bits)); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0 | value >> 6);
    put(0x80 | (value & 0x3F));
  } else if (value < 0x10000) {
    put(0xE0 | value >> 12);
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  } else {
    put(0xF0 | value >> 18);
    put(0x80 | (value >> 12 & 0x3F));
    put(0x80 | (value >> 6 & 0x3F));
    put(0x80 | (value & 0x3F));
  }
}

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(text.substr(i));
    if (point.size == 0) return i;
    i += point.size;
  }
  return std::nullopt;
}

std::string shortened(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  std::size_t head = most - most / 3, tail = text.size() - most / 3;
  while (head > 0 && is_continuation(text[head])) --head;
  while (tail < text.size() && is_continuation(text[tail])) ++tail;
  std::string shown(text.substr(0, head));
  shown += "…";
  return shown.append(text.substr(tail));
}

std::string replace_invalid_utf8(std::string_view text) {
  std::string result;
  while (true) {
    const auto invalid = first_invalid_utf8(text);
    result.append(text.substr(0, invalid.value_or(text.size())));
    if (!invalid) return result;
    append_utf8(result, 0xFFFD);
    text.remove_prefix(*invalid + 1);
  }
}

int display_width(char32_t value) { return ::utf8proc_charwidth(static_cast<utf8proc_int32_t>(value)); }

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (text.front() >= 0x20 && text.front() < 0x7F) {
      ++width;
      text.remove_prefix(1);
      continue;
    }
    const CodePoint point = decode_utf8(text);
    width += point.size == 0 ? 1 : static_cast<std::size_t>(display_width(point.value));
    text.remove_prefix(std::max<std::size_t>(point.size, 1));
  }
  return width;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Properties of characters, by utf8proc.
#include "io/unicode.hpp"

#include <utf8proc.h>

namespace filiera {

namespace {

bool is_of(char32_t character, utf8proc_category_t first, utf8proc_category_t last) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(character));
  return category >= first && category <= last;
}

}  // namespace

Decomposition decomposition(char32_t character) {
  Decomposition result;
  result.characters[0] = character;
  result.size = 1;
  if (character < 0x80) return result;
  std::array<utf8proc_int32_t, 4> parts{};
  const utf8proc_ssize_t size = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character), parts.data(),
                                                        parts.size(), UTF8PROC_DECOMPOSE, nullptr);
  if (size <= 0 || static_cast<std::size_t>(size) > parts.size()) return result;
  result.size = static_cast<std::uint8_t>(size);
  for (std::size_t i = 0; i < result.size; ++i) result.characters[i] = static_cast<char32_t>(parts[i]);
  return result;
}

bool is_mark(char32_t character) {
  return character >= 0x300 && is_of(character, UTF8PROC_CATEGORY_MN, UTF8PROC_CATEGORY_ME);
}

bool is_letter_or_digit(char32_t character) {
  return is_of(character, UTF8PROC_CATEGORY_LU, UTF8PROC_CATEGORY_LO) ||
         is_of(character, UTF8PROC_CATEGORY_ND, UTF8PROC_CATEGORY_NO);
}

}  // namespace filiera

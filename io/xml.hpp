// SPDX-License-Identifier: Apache-2.0
// Text of foreign origin in XML 1.0, where no escape exists for some characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace filiera {

// Whether XML 1.0 can hold the character at all: tab, LF, CR and everything from U+0020 on but U+FFFE and U+FFFF.
constexpr bool is_xml_character(char32_t value) {
  return value == 0x09 || value == 0x0A || value == 0x0D || (value >= 0x20 && value != 0xFFFE && value != 0xFFFF);
}

// Appends `text` so that it reads back the same as an attribute in double quotes and as the content of an element:
// markup, quotes and white space other than blanks as references. Characters that XML cannot hold, and each byte that
// is not UTF-8 (of a damaged file), become U+FFFD; returns how many.
std::size_t append_xml(std::string& out, std::string_view text);

// Appends `text` with U+FFFD for characters that XML cannot hold and for bytes that are not UTF-8, all others as they
// stand. Returns how many were replaced.
std::size_t append_xml_characters(std::string& out, std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Untrusted text in XML 1.0, which cannot represent some characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace filiera {

// Whether XML 1.0 allows the character: tab, LF, CR and everything from U+0020 on except U+FFFE and U+FFFF.
constexpr bool is_xml_character(char32_t value) {
  return value == 0x09 || value == 0x0A || value == 0x0D || (value >= 0x20 && value != 0xFFFE && value != 0xFFFF);
}

// Appends `text` so that it reads back the same in a quoted attribute and in an element: markup, quotes and white space
// other than spaces become references. Characters that XML does not allow, and each byte that is not UTF-8, become
// U+FFFD; returns their number.
std::size_t append_xml(std::string& out, std::string_view text);

// Appends `text` with U+FFFD for characters that XML does not allow and for bytes that are not UTF-8, without other
// changes. Returns the number of replacements.
std::size_t append_xml_characters(std::string& out, std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The characters of prefixed names and blank node labels: the productions PN_* of Turtle 1.1, section 6.5.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

bool is_pn_chars_base(char32_t c);
bool is_pn_chars_u(char32_t c);  // PN_CHARS_BASE or '_'
bool is_pn_chars(char32_t c);

// The code point at the beginning of valid, non-empty UTF-8, which is removed from it.
char32_t take_code_point(std::string_view& text);

// Of valid UTF-8, whether it is a whole PN_PREFIX (or empty), the label of a BLANK_NODE_LABEL, the tag of a
// LANGTAG.
bool is_prefix_name(std::string_view text);
bool is_blank_label(std::string_view text);
bool is_language_tag(std::string_view text);

// How a PN_LOCAL can stand for a text: as it is, with backslashes, or not at all.
enum class LocalName : std::uint8_t { plain, escaped, impossible };
LocalName local_name_form(std::string_view text);

// Appends the text with the backslashes that it needs as a PN_LOCAL. Its form must not be impossible.
void append_local_name(std::string& target, std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Which texts are names of prefixes, local names, labels of blank nodes, language tags (Turtle 1.1,
// section 6.5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

// Whether a text is a whole PN_PREFIX (or empty), the label of a BLANK_NODE_LABEL, the tag of a LANGTAG. One with bytes
// that are not UTF-8 is none.
bool is_prefix_name(std::string_view text);
bool is_blank_label(std::string_view text);
bool is_language_tag(std::string_view text);

// How a PN_LOCAL can stand for a text: as it is, with backslashes, or not at all. None stands for a text that ends in a
// dot: "\\." is legal there, but not every reader takes it (rdflib 6.1).
enum class LocalName : std::uint8_t { plain, escaped, impossible };
LocalName local_name_form(std::string_view text);

// Appends the text with the backslashes that it needs as a PN_LOCAL. Its form must not be impossible.
void append_local_name(std::string& target, std::string_view text);

}  // namespace filiera

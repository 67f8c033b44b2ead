// SPDX-License-Identifier: Apache-2.0
// Recognises names of prefixes, local names, labels of blank nodes and language tags (Turtle 1.1, section 6.5).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

// Whether the whole text is a PN_PREFIX (or empty), the label of a BLANK_NODE_LABEL, the tag of a LANGTAG. False for
// bytes that are not UTF-8.
bool is_prefix_name(std::string_view text);
bool is_blank_label(std::string_view text);
bool is_language_tag(std::string_view text);

// How a text can be written as a PN_LOCAL: unchanged, with backslashes, or not at all. A text that ends in a dot counts
// as impossible: "\\." is legal there, but some readers reject it (rdflib 6.1).
enum class LocalName : std::uint8_t { plain, escaped, impossible };
LocalName local_name_form(std::string_view text);

// Appends the text as a PN_LOCAL with the necessary backslashes. Requires a form other than impossible.
void append_local_name(std::string& target, std::string_view text);

}  // namespace filiera

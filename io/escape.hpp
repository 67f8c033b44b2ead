// SPDX-License-Identifier: Apache-2.0
// Makes text of foreign origin (data, file names, servers) safe to print on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// True for C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls and characters of no width:
// what could move the cursor, reorder or hide the text beside it.
bool is_unsafe_on_terminal(char32_t value);

// `text` with unsafe characters as \u001B (\U000E0001 above U+FFFF) and bytes that are not UTF-8 as \xFF.
// Tabs and line ends are escaped too (\t, \n, \r): the result is one line.
std::string escape_for_terminal(std::string_view text);

// Appends `text` for a terminal: line ends (LF, CR LF) and tabs as they are, unsafe characters as \u001B, above U+FFFF
// as the two UTF-16 surrogates so that JSON stays JSON, bytes that are not UTF-8 as \uFFFD. Returns how many bytes it
// has taken: all but a start of a character or of CR LF at the end, of at most 3 bytes.
std::size_t append_escaped_text(std::string& to, std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Makes text of foreign origin (data, file names, servers) safe to print on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// True for C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls and the byte order
// mark: what could move the cursor, reorder or hide the text beside it.
bool is_unsafe_on_terminal(char32_t value);

// `text` with unsafe characters as \u001B (\U000E0001 above U+FFFF) and bytes that are not UTF-8 as \xFF.
// Tabs and line ends are escaped too (\t, \n, \r): the result is one line.
std::string escape_for_terminal(std::string_view text);

}  // namespace filiera

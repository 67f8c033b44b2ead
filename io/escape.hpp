// SPDX-License-Identifier: Apache-2.0
// Makes untrusted text (data, file names, servers) safe to print on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// True for C0 and C1 controls, DEL, line and paragraph separators, bidirectional controls, characters of zero width, blank
// fillers and variation selectors, which could move the cursor, reorder or hide text.
bool is_unsafe_on_terminal(char32_t value);

// `text` with unsafe characters as \u001B (\U000E0001 above U+FFFF) and bytes that are not UTF-8 as \xFF. Tabs and line
// breaks are escaped too (\t, \n, \r): the result is one line.
std::string escape_for_terminal(std::string_view text);

// Appends `text` for a terminal: line breaks (LF, CR LF) and tabs unchanged, unsafe characters as \u001B, above U+FFFF
// as two UTF-16 surrogates so that JSON stays valid, bytes that are not UTF-8 as \uFFFD. Returns the number of bytes
// consumed: all except an incomplete character or CR LF at the end, at most 3 bytes.
std::size_t append_escaped_text(std::string& to, std::string_view text);

}  // namespace filiera

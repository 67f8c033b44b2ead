// SPDX-License-Identifier: Apache-2.0
// Replaces the escapes in Turtle's strings, IRIs and local names.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// Appends `text` with its ECHAR and UCHAR escapes replaced. The text comes from the lexer, or is faulty: then invalid
// escapes are kept.
void append_unescaped(std::string& to, std::string_view text);

// Appends a local name without the backslashes of PN_LOCAL_ESC.
void append_unescaped_local(std::string& to, std::string_view text);

}  // namespace filiera

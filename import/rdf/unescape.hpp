// SPDX-License-Identifier: Apache-2.0
// Resolves the escapes of Turtle's strings, IRIs and local names.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// Appends `text` with its ECHAR and UCHAR escapes resolved. The text has passed the lexer, or is damaged:
// what is no escape then stays as it is.
void append_unescaped(std::string& to, std::string_view text);

// Appends a local name with the backslashes of its PN_LOCAL_ESC taken away.
void append_unescaped_local(std::string& to, std::string_view text);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Untrusted text in the DOT language of Graphviz.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace filiera {

struct DotString {
  std::size_t replaced = 0;  // characters that XML cannot represent, which Graphviz writes into SVG
  bool shortened = false;
};

// Appends a quoted string that dot displays as `text`: escapes quotes, backslashes, line breaks and entities. Text of
// more than 16,000 bytes is cut, with "…": Graphviz cannot read strings of more than 16,384.
DotString append_dot_string(std::string& out, std::string_view text);

}  // namespace filiera

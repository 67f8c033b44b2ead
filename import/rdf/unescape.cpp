// SPDX-License-Identifier: Apache-2.0
// Escapes by the tables of Turtle 1.1, section 6.4.
#include "import/rdf/unescape.hpp"

#include <algorithm>
#include <iterator>

#include "io/utf8.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

char single(char c) {
  constexpr std::string_view letters = "tbnrf";
  constexpr std::string_view values = "\t\b\n\r\f";
  const std::size_t found = letters.find(c);
  return found == std::string_view::npos ? c : values[found];
}

// The code point of `digits` if they are all hexadecimal and it is a Unicode scalar value, else U+FFFD.
char32_t scalar(std::string_view digits) {
  std::uint32_t value = 0;
  for (const char digit : digits) {
    if (hex_value(digit) < 0) return 0xFFFD;
    value = value << 4 | static_cast<std::uint32_t>(hex_value(digit));
  }
  return value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF) ? 0xFFFD : value;
}

}  // namespace

void append_unescaped(std::string& to, std::string_view text) {
  while (true) {
    const std::size_t slash = text.find('\\');
    to.append(text.substr(0, slash));
    if (slash == std::string_view::npos || slash + 1 == text.size()) return;
    const char c = text[slash + 1];
    text.remove_prefix(slash + 2);
    if (c == 'u' || c == 'U') {
      const std::string_view digits = text.substr(0, c == 'u' ? 4 : 8);
      append_utf8(to, scalar(digits));
      text.remove_prefix(digits.size());
    } else {
      to.push_back(single(c));
    }
  }
}

void append_unescaped_local(std::string& to, std::string_view text) {
  std::copy_if(text.begin(), text.end(), std::back_inserter(to), [](char c) { return c != '\\'; });
}

}  // namespace filiera

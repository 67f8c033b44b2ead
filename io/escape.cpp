// SPDX-License-Identifier: Apache-2.0
// Escaping by character, so that one line of input stays one line of output.
#include "io/escape.hpp"

#include <fmt/format.h>

#include <iterator>

#include "io/utf8.hpp"

namespace filiera {

bool is_unsafe_on_terminal(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x061C || value == 0x200E || value == 0x200F ||
         (value >= 0x2028 && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069) || value == 0xFEFF ||
         (value >= 0xE0000 && value <= 0xE007F);
}

std::string escape_for_terminal(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  const auto out = std::back_inserter(result);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t plain = i;
    while (plain < text.size() && text[plain] >= 0x20 && text[plain] < 0x7F) ++plain;
    result.append(text, i, plain - i);
    if (i = plain; i == text.size()) break;
    const CodePoint point = decode_utf8(text.substr(i));
    if (point.size == 0) {
      fmt::format_to(out, "\\x{:02X}", static_cast<unsigned char>(text[i]));
    } else if (point.value == '\t') {
      result += "\\t";
    } else if (point.value == '\n') {
      result += "\\n";
    } else if (point.value == '\r') {
      result += "\\r";
    } else if (is_unsafe_on_terminal(point.value)) {
      const auto code = static_cast<std::uint32_t>(point.value);
      if (code > 0xFFFF) {
        fmt::format_to(out, "\\U{:08X}", code);
      } else {
        fmt::format_to(out, "\\u{:04X}", code);
      }
    } else {
      result.append(text.substr(i, point.size));
    }
    i += point.size == 0 ? 1 : point.size;
  }
  return result;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Quotes text for Graphviz.
#include "io/dot.hpp"

#include "io/utf8.hpp"
#include "io/xml.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_bytes = 16'000;

}  // namespace

DotString append_dot_string(std::string& out, std::string_view text) {
  DotString result;
  std::string characters;
  result.replaced = append_xml_characters(characters, text);
  const std::size_t begin = out.size();
  out += '"';
  for (const char c : characters) {
    if (out.size() - begin > most_bytes && !is_continuation(c)) {
      out += "…";
      result.shortened = true;
      break;
    }
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '&':
        out += "&amp;";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        break;
      case '\t':
        out += ' ';
        break;
      default:
        out += c;
    }
  }
  out += '"';
  return result;
}

}  // namespace filiera

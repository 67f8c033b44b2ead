// SPDX-License-Identifier: Apache-2.0
// Escaping of text in XML.
#include "io/xml.hpp"

#include <algorithm>

#include "io/utf8.hpp"

namespace filiera {

std::size_t append_xml_characters(std::string& out, std::string_view text) {
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (point.size > 0 && is_xml_character(point.value)) {
      out.append(text, at, point.size);
    } else {
      append_utf8(out, 0xFFFD);
      ++replaced;
    }
    at += std::max<std::size_t>(point.size, 1);
  }
  return replaced;
}

std::size_t append_xml(std::string& out, std::string_view text) {
  std::string characters;
  const std::size_t replaced = append_xml_characters(characters, text);
  for (const char c : characters) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\t':
        out += "&#9;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\r':
        out += "&#13;";
        break;
      default:
        out += c;
    }
  }
  return replaced;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Descriptions of tokens for messages.
#include "rdf/lexer/token.hpp"

#include <fmt/format.h>

#include "io/utf8.hpp"

namespace filiera {

namespace {

std::string cut(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return replace_invalid_utf8(text);
  std::size_t end = most;
  while (end > 0 && is_continuation(text[end])) --end;
  return replace_invalid_utf8(text.substr(0, end)) + "…";
}

}  // namespace

std::string describe(const Token& token) {
  switch (token.kind) {
    case TokenKind::end:
      return "the end of the file";
    case TokenKind::line_end:
      return "the end of the line";
    case TokenKind::iri:
      return "<" + cut(token.text) + ">";
    case TokenKind::blank_label:
      return "'_:" + cut(token.text) + "'";
    case TokenKind::string:
      return "the string \"" + cut(token.text) + "\"";
    case TokenKind::language:
      return "'@" + cut(token.text) + "'";
    default:
      return "'" + cut(token.text) + "'";
  }
}

std::string describe(char32_t c) {
  const auto code = static_cast<std::uint32_t>(c);
  switch (code) {
    case 0x00:
      return "NUL";
    case 0x0B:
      return "a vertical tab";
    case 0x0C:
      return "a form feed";
    case 0xA0:
      return "a no-break space (U+00A0)";
    case 0xFEFF:
      return "a byte order mark (U+FEFF)";
    default:
      break;
  }
  if (code < 0x20 || code == 0x7F) return fmt::format("the control character U+{:04X}", code);
  std::string text;
  append_utf8(text, c);
  return code < 0x7F ? "'" + text + "'" : fmt::format("'{}' (U+{:04X})", text, code);
}

}  // namespace filiera

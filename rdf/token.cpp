// SPDX-License-Identifier: Apache-2.0
// Tokens in the words of messages.
#include "rdf/token.hpp"

#include "io/utf8.hpp"

namespace filiera {

namespace {

std::string cut(std::string_view text) {
  constexpr std::size_t most = 40;
  if (text.size() <= most) return replace_invalid_utf8(text);
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
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

}  // namespace filiera

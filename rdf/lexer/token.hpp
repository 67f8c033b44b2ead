// SPDX-License-Identifier: Apache-2.0
// Tokens of Turtle, TriG, N-Triples and N-Quads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "rdf/lexer/text_window.hpp"

namespace filiera {

enum class TokenKind : std::uint8_t {
  end,
  pause,     // no token yet
  invalid,   // not a token; its fault has been reported
  line_end,  // in line-based syntaxes only
  iri,
  prefixed_name,
  blank_label,
  string,
  language,  // "@" and a tag; before a statement "@prefix" or "@base"
  integer,
  decimal,
  double_,
  boolean,
  a,
  prefix,         // PREFIX without "@"
  base,           // BASE without "@"
  graph,          // GRAPH
  datatype_mark,  // ^^
  dot,
  comma,
  semicolon,
  open_bracket,
  close_bracket,
  open_parenthesis,
  close_parenthesis,
  open_brace,
  close_brace,
  open_triple,   // <<( of RDF 1.2
  close_triple,  // )>>
};

// `text` is the token's own part of the input: an IRI without brackets, a label without "_:", a string without its
// quotes, a tag without "@", a name, number or keyword as written; escapes are not replaced. Valid until the lexer's
// next step.
struct Token {
  TextPosition position;
  std::string_view text;
  std::uint32_t prefix_size = 0;  // of a prefixed name: bytes before its first colon
  TokenKind kind = TokenKind::end;
  bool escaped = false;  // `text` contains backslashes
  bool damaged = false;  // a fault inside the token has been reported; `text` may not be valid UTF-8
};

// True for tokens that can start a term.
constexpr bool starts_term(TokenKind kind) {
  return (kind >= TokenKind::iri && kind <= TokenKind::string) || (kind >= TokenKind::integer && kind <= TokenKind::a);
}

// A token for messages: "'ex:acme'", "the string \"abc…\"", "the end of the file"; long ones are truncated.
std::string describe(const Token& token);

// A character outside of tokens for messages: "'='", "a form feed", "'“' (U+201C)".
std::string describe(char32_t character);

}  // namespace filiera

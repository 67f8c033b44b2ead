// SPDX-License-Identifier: Apache-2.0
// The messages of grammar faults, by expected and actual token.
#include "import/rdf/grammar_fault.hpp"

#include <fmt/format.h>

#include <string>
#include <utility>

namespace filiera {

namespace {

using Expected = StatementShape::Expected;

bool is_literal(TokenKind kind) {
  return kind == TokenKind::string || kind == TokenKind::integer || kind == TokenKind::decimal ||
         kind == TokenKind::double_ || kind == TokenKind::boolean;
}

struct Words {
  std::string message, remedy;
};

Words words_for(const StatementShape& shape, TokenKind kind, const std::string& shown) {
  const StatementShape::Level& level = shape.level();
  const bool in_list = level.opened_by == TokenKind::open_parenthesis;
  const bool in_brackets = level.opened_by == TokenKind::open_bracket;
  const std::string closing = in_list ? "')'" : in_brackets ? "']'" : "'.'";
  const std::string unclosed = fmt::format("the bracket of line {} is not closed", level.subject.line);
  if (kind == TokenKind::end) {
    return {"the file ends inside a statement",
            in_list || in_brackets ? unclosed : "finish the statement and end it with '.'"};
  }
  if (kind == TokenKind::a) {
    return {"'a' stands for rdf:type and can only be a predicate", "write rdf:type in full elsewhere"};
  }
  if ((kind == TokenKind::close_bracket && !in_brackets) || (kind == TokenKind::close_parenthesis && !in_list)) {
    return {fmt::format("unmatched {}", shown), in_list || in_brackets ? unclosed : "remove it"};
  }
  if (kind == TokenKind::graph) return {"GRAPH cannot stand inside a statement or a graph", "end it with '.' or '}'"};
  if (kind == TokenKind::prefix || kind == TokenKind::base || kind == TokenKind::language) {
    return {fmt::format("unexpected {}", shown), kind == TokenKind::language
                                                     ? "write a language tag directly after the quotes"
                                                     : "end the statement before it with '.'"};
  }
  if (kind == TokenKind::dot && (in_list || in_brackets)) {
    return {fmt::format("expected {} before '.'", closing), unclosed};
  }
  switch (level.expected) {
    case Expected::subject:
      if (is_literal(kind)) return {"a literal cannot be a subject", "subjects are IRIs or blank nodes"};
      return {fmt::format("expected a statement, not {}", shown), "start with its subject"};
    case Expected::predicate:
    case Expected::predicate_or_dot:
    case Expected::next_predicate:
      if (is_literal(kind)) return {"a literal cannot be a predicate", "predicates are IRIs"};
      if (kind == TokenKind::blank_label || kind == TokenKind::open_bracket) {
        return {"a blank node cannot be a predicate", "predicates are IRIs"};
      }
      return {fmt::format("expected a predicate, not {}", shown), "write an IRI or a prefixed name, then an object"};
    case Expected::object:
      return {fmt::format("expected an object, not {}", shown), "write an IRI, a name, a literal, '[ … ]' or '( … )'"};
    case Expected::after_object:
      break;
  }
  return {fmt::format("expected ';', ',' or {} before {}", closing, shown),
          in_brackets ? "separate properties with ';'"
                      : "write ';' before another property of the subject, '.' before the next subject"};
}

}  // namespace

void report_grammar_fault(TokenStream& tokens, const StatementShape& shape, const Token& token) {
  Words words = words_for(shape, token.kind, describe(token));
  tokens.report(rdf_fault::grammar, token.position, std::move(words.message), std::move(words.remedy));
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// A stack of bracket levels, each with the next expected token.
#include "import/rdf/statement_shape.hpp"

namespace filiera {

namespace {

using Expected = StatementShape::Expected;

bool is_predicate(Expected expected) {
  return expected == Expected::predicate || expected == Expected::predicate_or_dot ||
         expected == Expected::next_predicate;
}

bool ends_properties(Expected expected) {
  return expected == Expected::after_object || expected == Expected::next_predicate;
}

}  // namespace

bool StatementShape::accepts(TokenKind kind) const {
  const Expected expected = levels_.back().expected;
  const TokenKind opened_by = levels_.back().opened_by;
  switch (kind) {
    case TokenKind::iri:
    case TokenKind::prefixed_name:
      return expected != Expected::after_object;
    case TokenKind::blank_label:
    case TokenKind::open_bracket:
    case TokenKind::open_parenthesis:
      return expected == Expected::object || expected == Expected::subject;
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::decimal:
    case TokenKind::double_:
    case TokenKind::boolean:
      return expected == Expected::object;
    case TokenKind::a:
      return is_predicate(expected);
    case TokenKind::comma:
      return expected == Expected::after_object;
    case TokenKind::semicolon:
      return ends_properties(expected);
    case TokenKind::close_bracket:
      return opened_by == TokenKind::open_bracket && (ends_properties(expected) || expected == Expected::predicate);
    case TokenKind::close_parenthesis:
      return opened_by == TokenKind::open_parenthesis;
    case TokenKind::dot:
      return depth() == 0 && (ends_properties(expected) || expected == Expected::predicate_or_dot);
    default:
      return false;
  }
}

void StatementShape::take_term(const TextPosition& position) {
  Level& level = levels_.back();
  if (level.opened_by == TokenKind::open_parenthesis) return;
  switch (level.expected) {
    case Expected::subject:
      level.subject = position;
      level.expected = Expected::predicate;
      break;
    case Expected::predicate:
    case Expected::predicate_or_dot:
    case Expected::next_predicate:
      level.predicate = position;
      level.expected = Expected::object;
      break;
    default:
      level.expected = Expected::after_object;
      break;
  }
}

void StatementShape::close() {
  if (levels_.size() == 1) return;
  const Level closed = levels_.back();
  levels_.pop_back();
  const bool has_properties = closed.opened_by == TokenKind::open_bracket && closed.expected != Expected::predicate;
  if (has_properties && levels_.back().expected == Expected::predicate)
    levels_.back().expected = Expected::predicate_or_dot;
}

void StatementShape::take(TokenKind kind, const TextPosition& position) {
  at_start_ = false;
  switch (kind) {
    case TokenKind::dot:
      levels_.resize(1);
      levels_.back() = Level{};
      at_start_ = true;
      break;
    case TokenKind::comma:
      levels_.back().expected = Expected::object;
      break;
    case TokenKind::semicolon:
      levels_.back().expected = Expected::next_predicate;
      break;
    case TokenKind::open_bracket:
      take_term(position);
      levels_.push_back({kind, Expected::predicate, position, {}});
      break;
    case TokenKind::open_parenthesis:
      take_term(position);
      levels_.push_back({kind, Expected::object, position, {}});
      break;
    case TokenKind::close_bracket:
    case TokenKind::close_parenthesis:
      close();
      break;
    default:
      take_term(position);
      break;
  }
}

}  // namespace filiera

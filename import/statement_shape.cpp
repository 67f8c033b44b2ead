// SPDX-License-Identifier: Apache-2.0
// A stack of bracket levels, each with the slot that is to be filled.
#include "import/statement_shape.hpp"

namespace filiera {

namespace {

using Slot = StatementShape::Slot;

bool is_predicate(Slot slot) {
  return slot == Slot::predicate || slot == Slot::predicate_or_dot || slot == Slot::next_predicate;
}

bool ends_properties(Slot slot) { return slot == Slot::after_object || slot == Slot::next_predicate; }

}  // namespace

bool StatementShape::accepts(TokenKind kind) const {
  const Slot slot = levels_.back().slot;
  const TokenKind opened_by = levels_.back().opened_by;
  switch (kind) {
    case TokenKind::iri:
    case TokenKind::prefixed_name:
      return slot != Slot::after_object;
    case TokenKind::blank_label:
    case TokenKind::open_bracket:
    case TokenKind::open_parenthesis:
      return slot == Slot::object || slot == Slot::subject;
    case TokenKind::string:
    case TokenKind::integer:
    case TokenKind::decimal:
    case TokenKind::double_:
    case TokenKind::boolean:
      return slot == Slot::object;
    case TokenKind::a:
      return is_predicate(slot);
    case TokenKind::comma:
      return slot == Slot::after_object;
    case TokenKind::semicolon:
      return ends_properties(slot);
    case TokenKind::close_bracket:
      return opened_by == TokenKind::open_bracket && (ends_properties(slot) || slot == Slot::predicate);
    case TokenKind::close_parenthesis:
      return opened_by == TokenKind::open_parenthesis;
    case TokenKind::dot:
      return depth() == 0 && (ends_properties(slot) || slot == Slot::predicate_or_dot);
    default:
      return false;
  }
}

void StatementShape::take_term(const TextPosition& position) {
  Level& level = levels_.back();
  if (level.opened_by == TokenKind::open_parenthesis) return;
  switch (level.slot) {
    case Slot::subject:
      level.subject = position;
      level.slot = Slot::predicate;
      break;
    case Slot::predicate:
    case Slot::predicate_or_dot:
    case Slot::next_predicate:
      level.predicate = position;
      level.slot = Slot::object;
      break;
    default:
      level.slot = Slot::after_object;
      break;
  }
}

void StatementShape::close() {
  if (levels_.size() == 1) return;
  const Level closed = levels_.back();
  levels_.pop_back();
  const bool has_properties = closed.opened_by == TokenKind::open_bracket && closed.slot != Slot::predicate;
  if (has_properties && levels_.back().slot == Slot::predicate) levels_.back().slot = Slot::predicate_or_dot;
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
      levels_.back().slot = Slot::object;
      break;
    case TokenKind::semicolon:
      levels_.back().slot = Slot::next_predicate;
      break;
    case TokenKind::open_bracket:
      take_term(position);
      levels_.push_back({kind, Slot::predicate, position, {}});
      break;
    case TokenKind::open_parenthesis:
      take_term(position);
      levels_.push_back({kind, Slot::object, position, {}});
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

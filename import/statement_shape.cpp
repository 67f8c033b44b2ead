// SPDX-License-Identifier: Apache-2.0
// A stack of bracket levels, each with the slot that is to be filled.
#include "import/statement_shape.hpp"

namespace filiera {

void StatementShape::take_term(const TextPosition& position) {
  Level& level = levels_.back();
  if (level.opened_by == TokenKind::open_parenthesis) return;
  switch (level.slot) {
    case Slot::subject:
      level.subject = position;
      level.slot = Slot::predicate;
      break;
    case Slot::predicate:
      level.predicate = position;
      level.slot = Slot::object;
      break;
    default:
      level.slot = Slot::after_object;
      break;
  }
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
      levels_.back().slot = Slot::predicate;
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
      if (levels_.size() > 1) levels_.pop_back();
      break;
    default:
      take_term(position);
      break;
  }
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Follows the tokens of a statement to know what should come next. It words messages and finds places; it
// does not decide what is grammatical.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rdf/token.hpp"

namespace filiera {

class StatementShape {
 public:
  enum class Slot : std::uint8_t { subject, predicate, object, after_object };

  struct Level {
    TokenKind opened_by = TokenKind::end;  // `end` at the outermost level
    Slot slot = Slot::subject;             // what should come next
    TextPosition subject;                  // of the token that is, or opens, the subject
    TextPosition predicate;
  };

  StatementShape() { levels_.emplace_back(); }

  // Takes the next token; a literal with its tag or datatype is one. Unbalanced brackets are ignored.
  void take(TokenKind kind, const TextPosition& position);

  bool at_start() const { return at_start_; }
  // Open brackets and parentheses.
  std::size_t depth() const { return levels_.size() - 1; }
  const Level& level() const { return levels_.back(); }

  void restart() { *this = StatementShape(); }

 private:
  void take_term(const TextPosition& position);

  std::vector<Level> levels_;
  bool at_start_ = true;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The grammar of statements in Turtle and TriG, without directives and braces of graphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rdf/lexer/token.hpp"

namespace filiera {

class StatementShape {
 public:
  enum class Expected : std::uint8_t {
    subject,
    predicate,
    predicate_or_dot,  // after a bracketed subject with properties
    next_predicate,    // after a semicolon; may be absent
    object,            // in a list, always
    after_object,
  };

  struct Level {
    TokenKind opened_by = TokenKind::end;   // `end` for the outermost level
    Expected expected = Expected::subject;  // what should come next
    TextPosition subject;                   // position of the token that is, or opens, the subject
    TextPosition predicate;
  };

  StatementShape() { levels_.emplace_back(); }

  // Whether a token may come next; a literal includes its tag or datatype. Productions 6 to 15 of Turtle 1.1.
  bool accepts(TokenKind kind) const;

  // Accepts the next token, even if it is not grammatical. Unbalanced brackets are ignored.
  void take(TokenKind kind, const TextPosition& position);

  bool at_start() const { return at_start_; }
  // The number of open brackets and parentheses.
  std::size_t depth() const { return levels_.size() - 1; }
  const Level& level() const { return levels_.back(); }

  void restart() { *this = StatementShape(); }

 private:
  void take_term(const TextPosition& position);
  void close();

  std::vector<Level> levels_;
  bool at_start_ = true;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Statements of N-Triples and N-Quads: one a line, three or four terms and a dot.
#pragma once

#include "import/term_reader.hpp"

namespace filiera {

class LineStatements {
 public:
  LineStatements(TermReader& terms, StatementSink& sink)
      : terms_(terms), lexer_(terms.lexer()), sink_(sink) {}

  // Reads the whole text. Faults are reported through the lexer. Throws SourceError, and what the sink
  // throws.
  void read();

 private:
  bool read_line();
  bool may_stand_here(const Token& token, std::size_t number) const;
  bool refuse(std::string message, std::string remedy);
  void emit();

  TermReader& terms_;
  TurtleLexer& lexer_;
  StatementSink& sink_;
  TermStore store_;
};

}  // namespace filiera

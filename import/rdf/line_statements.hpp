// SPDX-License-Identifier: Apache-2.0
// Statements of N-Triples and N-Quads: one on each line, three or four terms and a dot.
#pragma once

#include <array>

#include "import/rdf/term_reader.hpp"

namespace filiera {

class LineStatements {
 public:
  LineStatements(TermReader& terms, StatementSink& sink) : terms_(terms), tokens_(terms.tokens()), sink_(sink) {}

  // Reads the whole text. Reports faults through the tokens. Throws SourceError, and what the sink throws.
  void read();

 private:
  bool read_line();
  void skip_line();
  bool may_stand_here(const Token& token) const;
  bool refuse(std::string message, std::string remedy);
  void emit();

  TermReader& terms_;
  TokenStream& tokens_;
  StatementSink& sink_;
  // State of the current line.
  std::array<TermId, 4> line_{};
  std::size_t size_ = 0;
  Origin origin_;
  bool ended_ = false;  // reading was stopped after a fault
};

}  // namespace filiera

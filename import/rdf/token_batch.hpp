// SPDX-License-Identifier: Apache-2.0
// Stretches of a text as tokens, each with the text that they view.
#pragma once

#include <cstdint>
#include <exception>
#include <vector>

#include "rdf/lexer/turtle_lexer.hpp"

namespace filiera {

struct TokenBatch {
  // A fault of the text that is met on the way to a token.
  struct LexicalFault {
    std::size_t token;  // index into tokens, or their number
    Fault fault;
  };

  std::vector<Token> tokens;  // the last one of a text is `end`
  std::vector<LexicalFault> faults;
  std::exception_ptr failure;     // of what comes behind the tokens
  std::vector<char> text;         // what the tokens view, and around it what excerpts need
  std::uint64_t text_offset = 0;  // of its first byte
  std::uint64_t offset = 0;       // of the first byte that belongs to no batch before

  // Whether nothing follows.
  bool last() const { return failure || (!tokens.empty() && tokens.back().kind == TokenKind::end); }
};

// Cuts a text into batches. Where they end depends on the text alone, not on how its source hands it out.
class TokenBatches {
 public:
  // Both must outlive it.
  TokenBatches(Source& source, Syntax syntax) : lexer_(source, syntax, found_) {}

  // Replaces the content of `batch` by the next batch, which may be without tokens. Not to be called after the last.
  void fill(TokenBatch& batch) noexcept;

 private:
  void lex(TokenBatch& batch);
  void keep_text(TokenBatch& batch);

  std::vector<Fault> found_;
  TurtleLexer lexer_;
  std::vector<std::uint64_t> offsets_;  // of the texts of a batch's tokens
};

}  // namespace filiera

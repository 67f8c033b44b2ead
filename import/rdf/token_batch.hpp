// SPDX-License-Identifier: Apache-2.0
// Batches of tokens, each with the text that its tokens view.
#pragma once

#include <cstdint>
#include <exception>
#include <vector>

#include "rdf/lexer/turtle_lexer.hpp"

namespace filiera {

struct TokenBatch {
  // A fault in the text before a token.
  struct LexicalFault {
    std::size_t token;  // index into tokens, or their number at the end
    Fault fault;
  };

  std::vector<Token> tokens;  // the last one of a text is `end`
  std::vector<LexicalFault> faults;
  std::exception_ptr failure;     // in the text after the tokens
  std::vector<char> text;         // text viewed by the tokens, with context for excerpts
  std::uint64_t text_offset = 0;  // of its first byte
  std::uint64_t offset = 0;       // of the first byte that belongs to no earlier batch

  // Whether this is the last batch.
  bool last() const { return failure || (!tokens.empty() && tokens.back().kind == TokenKind::end); }
};

// Divides a text into batches. The boundaries depend on the text only, not on the chunks of its source.
class TokenBatches {
 public:
  // The arguments must outlive this object.
  TokenBatches(Source& source, Syntax syntax) : lexer_(source, syntax, found_) {}

  // Replaces the content of `batch` by the next batch, which may have no tokens. Must not be called after the last.
  void fill(TokenBatch& batch) noexcept;

 private:
  void lex(TokenBatch& batch);
  void keep_text(TokenBatch& batch);

  std::vector<Fault> found_;
  TurtleLexer lexer_;
  std::vector<std::uint64_t> offsets_;  // of the texts of a batch's tokens
};

}  // namespace filiera

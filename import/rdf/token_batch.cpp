// SPDX-License-Identifier: Apache-2.0
// Lexes ahead of the grammar.
#include "import/rdf/token_batch.hpp"

namespace filiera {
namespace {

// The size of a full batch. About half a megabyte of tokens and text fits into a processor's cache.
constexpr std::size_t most_tokens = 4096;
constexpr std::size_t most_bytes = std::size_t{1} << 17;
constexpr std::size_t most_faults = Faults::limit;

}  // namespace

void TokenBatches::fill(TokenBatch& batch) noexcept {
  batch.tokens.clear();
  batch.faults.clear();
  batch.text.clear();
  batch.failure = nullptr;
  offsets_.clear();
  batch.offset = lexer_.hold();
  try {
    lex(batch);
  } catch (...) {
    batch.failure = std::current_exception();
  }
  try {
    keep_text(batch);
  } catch (...) {
    batch.tokens.clear();
    batch.failure = std::current_exception();
  }
}

void TokenBatches::lex(TokenBatch& batch) {
  while (batch.tokens.size() < most_tokens && batch.faults.size() < most_faults && lexer_.held_size() < most_bytes) {
    const Token token = lexer_.next_or_pause();
    for (Fault& fault : found_) batch.faults.push_back({batch.tokens.size(), std::move(fault)});
    found_.clear();
    if (token.kind == TokenKind::pause) return;
    offsets_.push_back(token.text.empty() ? 0 : lexer_.offset_of(token));
    batch.tokens.push_back(token);
    if (token.kind == TokenKind::end) return;
  }
}

void TokenBatches::keep_text(TokenBatch& batch) {
  const std::string_view held = lexer_.held_text(batch.text_offset);
  batch.text.assign(held.begin(), held.end());
  for (std::size_t i = 0; i < batch.tokens.size(); ++i)
    if (std::string_view& text = batch.tokens[i].text; !text.empty())
      text = {batch.text.data() + (offsets_[i] - batch.text_offset), text.size()};
}

}  // namespace filiera

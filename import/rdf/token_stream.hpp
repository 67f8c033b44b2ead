// SPDX-License-Identifier: Apache-2.0
// The tokens of a text with their faults; long texts are lexed on a second thread.
#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

#include "import/rdf/token_batch.hpp"

namespace filiera {

// Before the first advance(), it is positioned before the text.
class TokenStream {
 public:
  // The arguments must outlive the stream. Faults are added to `faults`. After the first megabyte, `source` is read on
  // a second thread, which has ended when the stream is destroyed.
  TokenStream(Source& source, Syntax syntax, Faults& faults);
  ~TokenStream();
  TokenStream(const TokenStream&) = delete;
  TokenStream& operator=(const TokenStream&) = delete;

  Syntax syntax() const { return syntax_; }
  bool line_based() const { return row_of(syntax_).line_based; }

  // The current token. Its text is valid until the next but one advance().
  const Token& token() const { return *token_; }

  // Moves to the next token and reports the faults before it; stays at the end of the text. Throws SourceError.
  void advance() {
    if (next_ != ready_)
      token_ = next_++;
    else
      advance_slowly();
  }

  // Reports a fault at the current token, or at a recent one, with its excerpt.
  void report(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy);

  // As report(), for faults that are not errors: not counted.
  void warn(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy);

  // The number of reported errors.
  std::size_t fault_count() const { return fault_count_; }

  // Warns that the rest is not read if the reader stops here because of the number of faults.
  void warn_of_rest();

  // While off, faults are neither reported nor counted: for skipping the rest of a faulty statement.
  enum class Reporting : bool { on, off };
  void set_reporting(Reporting reporting) { reporting_ = reporting; }

  // Whether reading stops because no statement ends within `skipped` bytes after a fault; reports that.
  bool gives_up(std::uint64_t skipped);

 private:
  static constexpr std::size_t most_ahead = 4;  // batches

  void advance_slowly();
  void take_faults();
  void take_batch();
  void start_thread();
  void run();
  Fault fault_at(const FaultKind& kind, const TextPosition& position, std::string message, std::string remedy) const;
  void add(Fault fault);

  TokenBatches batches_;
  std::string name_;
  Syntax syntax_;
  Faults& faults_;
  Reporting reporting_ = Reporting::on;
  std::size_t fault_count_ = 0;

  TokenBatch batch_;
  TokenBatch before_;  // keeps the texts of recent tokens
  Token start_;
  const Token* token_ = &start_;
  const Token* next_ = nullptr;   // of batch_
  const Token* ready_ = nullptr;  // the first token from next_ on with faults to report, or the end of the batch
  std::size_t faults_taken_ = 0;

  // The second thread fills ahead_[filled_ % most_ahead], this one empties ahead_[emptied_ % most_ahead].
  std::thread thread_;
  bool alone_ = false;  // no thread could be started
  std::mutex mutex_;    // protects the members below
  std::condition_variable changed_;
  std::array<TokenBatch, most_ahead> ahead_;
  std::size_t filled_ = 0;
  std::size_t emptied_ = 0;
  bool stopped_ = false;
};

}  // namespace filiera

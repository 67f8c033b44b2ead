// SPDX-License-Identifier: Apache-2.0
// A sink that hands what it takes to another sink on a thread of its own.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rdf/statement.hpp"

namespace filiera {

// Calls `sink` in the order in which it is called itself: at once until start(), then in batches on a second thread,
// a few batches behind at most. An exception of `sink` comes out of the next call, or of finish().
class SinkThread final : public StatementSink {
 public:
  explicit SinkThread(StatementSink& sink) : sink_(sink) {}
  ~SinkThread() override;
  SinkThread(const SinkThread&) = delete;
  SinkThread& operator=(const SinkThread&) = delete;

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override;
  void statement(const StatementView& statement) override;

  // Begins the second thread, once.
  void start();
  bool started() const { return thread_.joinable(); }
  // Returns when `sink` has taken everything.
  void finish();

 private:
  enum class Call : std::uint8_t { begin_file, prefix, triple, quad };
  // One term of a call; its value, datatype and language lie one after another in the batch's bytes.
  struct Term {
    std::uint32_t value;
    std::uint32_t datatype;
    std::uint32_t language;
    TermKind kind;
  };
  struct Batch {
    std::vector<Call> calls;
    std::vector<Term> terms;
    std::vector<Origin> origins;
    std::string bytes;
  };

  void keep(const TermView& term);
  void hand_over_when_full();
  void hand_over();
  void run();
  void replay(const Batch& batch);

  StatementSink& sink_;
  Batch filling_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> waiting_;
  std::vector<Batch> empty_;  // to be filled again
  bool ended_ = false;
  std::exception_ptr failure_;
};

}  // namespace filiera

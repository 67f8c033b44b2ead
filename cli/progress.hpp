// SPDX-License-Identifier: Apache-2.0
// How far reading has come: a line on the terminal during long work, and with --verbose a note for each file.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/options.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// Hands statements on and counts them. The line appears on standard error after half a second, if that is a terminal
// or --progress was given and --no-progress was not; it goes away with this object.
class ReadingProgress final : public StatementSink {
 public:
  // `sink` must outlive it.
  ReadingProgress(const Arguments& arguments, StatementSink& sink);
  ~ReadingProgress() override;
  ReadingProgress(const ReadingProgress&) = delete;
  ReadingProgress& operator=(const ReadingProgress&) = delete;

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void statement(const StatementView& statement) override {
    sink_.statement(statement);
    if (++count_ % steps == 0 && shown_) show();
  }

 private:
  static constexpr std::size_t steps = 8192;  // statements between two looks at the clock
  using Clock = std::chrono::steady_clock;
  void show();

  StatementSink& sink_;
  bool shown_;
  bool verbose_;
  bool drawn_ = false;
  std::string file_;
  std::size_t count_ = 0;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point last_ = begun_;
};

}  // namespace filiera

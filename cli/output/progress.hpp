// SPDX-License-Identifier: Apache-2.0
// How far long work has come: a line on the terminal, and with --verbose a note for each file that is read.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "import/inputs.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// What is told on standard error of long work.
struct ProgressOptions {
  bool line = false;     // a line that shows how far it has come
  bool verbose = false;  // a note for each file
};

// A line on standard error that is drawn anew in place, where it is wanted. It appears after half a second and goes
// away with this object.
class ProgressLine {
 public:
  explicit ProgressLine(ProgressOptions options) : shown_(options.line) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool shown() const { return shown_; }
  // "DONE statements, 1.2 million a second: WHAT", as much of it as the terminal is wide; with a share of the whole,
  // from 0 to 1, a bar before it. At most ten times a second; other calls cost a look at the clock.
  void show(std::string_view what, std::uint64_t done, std::optional<double> share = {});
  // In place of a line that is there, that all statements have been taken and what is done with them.
  void show_last(std::string_view what);
  // Takes the line away until it is shown again.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point last_ = begun_;
};

// Hands statements on, and shows how many there were and, as the observer of their file, how much of it has been read.
class ReadingProgress final : public StatementSink, public InputObserver {
 public:
  // `sink` must outlive it.
  ReadingProgress(ProgressOptions options, StatementSink& sink);

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  TermInterner& terms() override { return sink_.terms(); }
  void statement(const Quad& quad, Origin origin) override {
    sink_.statement(quad, origin);
    if (++count_ % steps == 0 && line_.shown()) show();
  }

  // All has been read, and becomes a graph.
  void show_building();

  void opened(const Source& source) override { source_ = &source; }
  void closed() override { source_ = nullptr; }
  void passed_over(const std::string& path) override;

 private:
  void show();

  static constexpr std::size_t steps = 8192;  // statements between two looks at the clock

  StatementSink& sink_;
  ProgressLine line_;
  bool verbose_;
  std::string file_;
  const Source* source_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace filiera

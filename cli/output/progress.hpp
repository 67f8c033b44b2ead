// SPDX-License-Identifier: Apache-2.0
// Progress of long operations: a line on the terminal, and with --verbose a note for each file.
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

// What is printed on standard error during long operations.
struct ProgressOptions {
  bool line = false;     // a progress line
  bool verbose = false;  // a note for each file
};

// A progress line on standard error, redrawn in place. It appears after half a second and disappears with this object.
class ProgressLine {
 public:
  explicit ProgressLine(ProgressOptions options) : shown_(options.line) {}
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  bool shown() const { return shown_; }
  // "DONE statements, 1.2 million a second: WHAT", truncated to the terminal's width; with a share from 0 to 1, a bar
  // before it. Drawn at most ten times a second; other calls only read the clock.
  void show(std::string_view what, std::uint64_t done, std::optional<double> share = {});
  // If a line is shown, replaces it by a line without further updates.
  void show_last(std::string_view what);
  // Erases the line until it is shown again.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  bool shown_;
  bool drawn_ = false;
  Clock::time_point begun_ = Clock::now();
  Clock::time_point last_ = begun_;
};

// Passes statements on, and shows their number and, as observer of their file, the share that has been read.
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

  // Everything has been read; the graph is being built.
  void show_building();

  void opened(const Source& source) override { source_ = &source; }
  void closed() override { source_ = nullptr; }
  void passed_over(const std::string& path) override;

 private:
  void show();

  static constexpr std::size_t steps = 8192;  // statements between two readings of the clock

  StatementSink& sink_;
  ProgressLine line_;
  bool verbose_;
  std::string file_;
  const Source* source_ = nullptr;
  std::size_t count_ = 0;
};

}  // namespace filiera

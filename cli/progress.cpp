// SPDX-License-Identifier: Apache-2.0
// How far reading has come.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/message.hpp"
#include "io/escape.hpp"

namespace filiera {

namespace {

constexpr std::chrono::milliseconds first_after{500};
constexpr std::chrono::milliseconds interval{100};

// Failure to print is ignored.
void print_raw(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

ReadingProgress::ReadingProgress(const Arguments& arguments, StatementSink& sink)
    : sink_(sink),
      shown_(!arguments.refused("progress") && (arguments.given("progress") || ::isatty(STDERR_FILENO) == 1)),
      verbose_(arguments.given("verbose")) {}

ReadingProgress::~ReadingProgress() {
  if (drawn_) print_raw("\r\x1b[K");
}

void ReadingProgress::begin_file(std::string_view name) {
  sink_.begin_file(name);
  file_ = escape_for_terminal(name);
  if (verbose_) print_note(fmt::format("reading {}", name));
}

void ReadingProgress::show() {
  const Clock::time_point now = Clock::now();
  if (now - begun_ < first_after || now - last_ < interval) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  print_raw(fmt::format("\r\x1b[K{}: {} statements, {:.1f} million a second", file_, count_,
                        static_cast<double>(count_) / seconds / 1e6));
}

}  // namespace filiera

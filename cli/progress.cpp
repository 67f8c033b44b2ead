// SPDX-License-Identifier: Apache-2.0
// How far long work has come.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/message.hpp"
#include "io/escape.hpp"

namespace filiera {

namespace {

constexpr std::chrono::milliseconds first_after{500};
constexpr std::chrono::milliseconds interval{100};
constexpr std::size_t bar_width = 24;

// Failure to print is ignored.
void print_raw(std::string_view text) {
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

// "[######      ]  50 %  "
std::string bar(std::uint64_t done, std::uint64_t total) {
  const double share = std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  const auto filled = static_cast<std::size_t>(share * bar_width);
  return fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '#'), std::string(bar_width - filled, ' '), share * 100);
}

}  // namespace

ProgressLine::ProgressLine(const Arguments& arguments)
    : shown_(!arguments.refused("progress") && (arguments.given("progress") || ::isatty(STDERR_FILENO) == 1)) {}

void ProgressLine::show(std::string_view what, std::uint64_t done, std::uint64_t total) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - begun_ < first_after || now - last_ < interval) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  print_raw(fmt::format("\r\x1b[K{}{}: {} statements, {:.1f} million a second", total > 0 ? bar(done, total) : "",
                        escape_for_terminal(what), done, static_cast<double>(done) / seconds / 1e6));
}

void ProgressLine::clear() {
  if (drawn_) print_raw("\r\x1b[K");
  drawn_ = false;
}

ReadingProgress::ReadingProgress(const Arguments& arguments, StatementSink& sink)
    : sink_(sink), line_(arguments), verbose_(arguments.given("verbose")) {}

void ReadingProgress::begin_file(std::string_view name) {
  sink_.begin_file(name);
  file_ = name;
  if (verbose_) print_note(fmt::format("reading {}", name));
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// How far long work has come.
#include "cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

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
std::string bar(double share) {
  const auto filled = static_cast<std::size_t>(share * bar_width);
  return fmt::format("[{}{}] {:3.0f} %  ", std::string(filled, '#'), std::string(bar_width - filled, ' '), share * 100);
}

}  // namespace

ProgressLine::ProgressLine(const Arguments& arguments)
    : shown_(!arguments.refused("progress") && (arguments.given("progress") || ::isatty(STDERR_FILENO) == 1)) {}

void ProgressLine::show(std::string_view what, std::uint64_t done, std::optional<double> share) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - begun_ < first_after || now - last_ < interval) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  print_raw(fmt::format("\r\x1b[K{}{}: {} statements, {:.1f} million a second", share ? bar(*share) : "",
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

void ReadingProgress::show() { line_.show(file_, count_, source_ ? source_->share_read() : std::nullopt); }

}  // namespace filiera

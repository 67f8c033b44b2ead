// SPDX-License-Identifier: Apache-2.0
// Progress of long operations.
#include "cli/output/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "cli/output/message.hpp"
#include "cli/output/terminal.hpp"
#include "io/escape.hpp"
#include "io/utf8.hpp"

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

// The part of a line that fits the terminal's width: a wrapped line could not be erased.
std::string_view fitting(std::string_view line) {
  const std::size_t columns = terminal_width(STDERR_FILENO).value_or(SIZE_MAX);
  std::size_t size = 0, width = 0;
  while (size < line.size()) {
    const CodePoint next = decode_utf8(line.substr(size));
    width += static_cast<std::size_t>(display_width(next.value));
    if (next.size == 0 || width >= columns) break;
    size += next.size;
  }
  return line.substr(0, size);
}

void draw(std::string_view line) { print_raw(fmt::format("\r\x1b[K{}", fitting(line))); }

}  // namespace

void ProgressLine::show(std::string_view what, std::uint64_t done, std::optional<double> share) {
  if (!shown_) return;
  const Clock::time_point now = Clock::now();
  if (now - begun_ < first_after || now - last_ < interval) return;
  last_ = now;
  drawn_ = true;
  const double seconds = std::chrono::duration<double>(now - begun_).count();
  draw(fmt::format("{}{} statements, {:.1f} million a second: {}", share ? bar(*share) : "", done,
                   static_cast<double>(done) / seconds / 1e6, escape_for_terminal(what)));
}

void ProgressLine::show_last(std::string_view what) {
  if (drawn_) draw(what);
}

void ProgressLine::clear() {
  if (drawn_) print_raw("\r\x1b[K");
  drawn_ = false;
}

ReadingProgress::ReadingProgress(ProgressOptions options, StatementSink& sink)
    : sink_(sink), line_(options), verbose_(options.verbose) {}

void ReadingProgress::begin_file(std::string_view name) {
  sink_.begin_file(name);
  file_ = name;
  if (verbose_) print_note(fmt::format("reading {}", name));
}

void ReadingProgress::passed_over(const std::string& path) {
  if (verbose_) print_note(fmt::format("skipping {}", path));
}

void ReadingProgress::show() { line_.show(file_, count_, source_ ? source_->share_read() : std::nullopt); }

void ReadingProgress::show_building() { line_.show_last(fmt::format("building the graph of {} statements", count_)); }

}  // namespace filiera

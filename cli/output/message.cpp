// SPDX-License-Identifier: Apache-2.0
// Messages on standard error, each in one write.
#include "cli/output/message.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

#include "cli/output/terminal.hpp"
#include "cli/output/wrap.hpp"
#include "io/descriptor.hpp"
#include "io/escape.hpp"
#include "io/utf8.hpp"

namespace filiera {

void print_message(std::string_view message) { print_note("filiera: " + shortened(message, 2000)); }

namespace {

void write_error(std::string_view text) {
  try {
    write_all(STDERR_FILENO, text, "standard error");
  } catch (const OutputError&) {
  } catch (const ClosedPipe&) {
  }
}

// Lines of text without control characters, wrapped to a terminal.
void write_lines(std::string_view text) {
  const std::optional<std::size_t> width = terminal_width(STDERR_FILENO);
  if (!width) return write_error(text);
  std::string lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    for (const Line& part : wrap(Line{{std::string(line)}}, *width, Indent{2})) lines += paint(part, Paint::plain);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  write_error(lines);
}

}  // namespace

void print_note(std::string_view line) { write_lines(escape_for_terminal(line) + "\n"); }

void print_fault(const Fault& fault) {
  const std::size_t width = terminal_width(STDERR_FILENO).value_or(SIZE_MAX);
  // The sign for what is clipped takes a column at each end.
  write_lines(render(fault, std::min<std::size_t>(100, std::max<std::size_t>(width, 20) - 2)));
}

std::string counted(std::uint64_t number, std::string_view noun, std::string_view plural) {
  if (number == 1) return fmt::format("1 {}", noun);
  return plural.empty() ? fmt::format("{} {}s", number, noun) : fmt::format("{} {}", number, plural);
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Messages on standard error, each in one write.
#include "cli/output/message.hpp"

#include <unistd.h>

#include <fmt/format.h>

#include "io/descriptor.hpp"
#include "io/escape.hpp"
#include "io/utf8.hpp"

namespace filiera {

void print_message(std::string_view message) { print_note("filiera: " + shortened(message, 2000)); }

void print_note(std::string_view line) { print_rendered(escape_for_terminal(line) + "\n"); }

void print_rendered(std::string_view text) {
  try {
    write_all(STDERR_FILENO, text, "standard error");
  } catch (const OutputError&) {
  } catch (const ClosedPipe&) {
  }
}

std::string counted(std::uint64_t number, std::string_view noun, std::string_view plural) {
  if (number == 1) return fmt::format("1 {}", noun);
  return plural.empty() ? fmt::format("{} {}s", number, noun) : fmt::format("{} {}", number, plural);
}

}  // namespace filiera

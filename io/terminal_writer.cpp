// SPDX-License-Identifier: Apache-2.0
// Writes text to a descriptor that may be a terminal.
#include "io/terminal_writer.hpp"

#include <unistd.h>

#include "io/descriptor.hpp"
#include "io/escape.hpp"

namespace filiera {

TerminalWriter::TerminalWriter(int descriptor, OnTerminal on_terminal, std::string name)
    : descriptor_(descriptor),
      escapes_(on_terminal == OnTerminal::escaped && ::isatty(descriptor) == 1),
      name_(std::move(name)) {}

void TerminalWriter::write(std::string_view bytes) {
  if (!escapes_) return write_all(descriptor_, bytes, name_);
  rest_ += bytes;
  std::string safe;
  const std::size_t taken = append_escaped_text(safe, rest_);
  rest_.erase(0, taken);
  write_all(descriptor_, safe, name_);
}

void TerminalWriter::finish() {
  if (rest_.empty()) return;
  write_all(descriptor_, escape_for_terminal(rest_), name_);
  rest_.clear();
}

}  // namespace filiera

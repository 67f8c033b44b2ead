// SPDX-License-Identifier: Apache-2.0
// Writes standard output.
#include "io/standard_output.hpp"

#include <unistd.h>

#include "io/escape.hpp"
#include "io/same_file.hpp"

namespace filiera {
namespace {
const std::string name = "standard output";
}

StandardOutput::StandardOutput(std::span<const std::string> inputs, OnTerminal on_terminal)
    : escapes_(on_terminal == OnTerminal::escaped && ::isatty(STDOUT_FILENO) == 1) {
  report_write_failures_as_errors();
  struct stat status;
  if (::fstat(STDOUT_FILENO, &status) == 0) refuse_input_as_output(status, name, inputs);
}

void StandardOutput::finish() {
  flush();
  if (rest_.empty()) return;
  write_all(STDOUT_FILENO, escape_for_terminal(rest_), name);
  rest_.clear();
}

void StandardOutput::drain(std::string_view bytes) {
  if (!escapes_) return write_all(STDOUT_FILENO, bytes, name);
  rest_ += bytes;
  std::string safe;
  const std::size_t taken = append_escaped_text(safe, rest_);
  rest_.erase(0, taken);
  write_all(STDOUT_FILENO, safe, name);
}

}  // namespace filiera

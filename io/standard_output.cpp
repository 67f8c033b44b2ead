// SPDX-License-Identifier: Apache-2.0
// Writes standard output.
#include "io/standard_output.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "io/same_file.hpp"

namespace filiera {
namespace {
const std::string name = "standard output";
}

StandardOutput::StandardOutput(std::span<const std::string> inputs, OnTerminal on_terminal)
    : writer_(STDOUT_FILENO, on_terminal, name) {
  report_write_failures_as_errors();
  struct stat status;
  if (::fstat(STDOUT_FILENO, &status) == 0) refuse_input_as_output(status, name, inputs);
}

void StandardOutput::finish() {
  flush();
  writer_.finish();
}

void StandardOutput::drain(std::string_view bytes) { writer_.write(bytes); }

}  // namespace filiera

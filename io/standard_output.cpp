// SPDX-License-Identifier: Apache-2.0
// Writes standard output.
#include "io/standard_output.hpp"

#include <unistd.h>

#include "io/same_file.hpp"

namespace filiera {
namespace {
const std::string name = "standard output";
}

StandardOutput::StandardOutput(std::span<const std::string> inputs) {
  report_write_failures_as_errors();
  struct stat status;
  if (::fstat(STDOUT_FILENO, &status) == 0) refuse_input_as_output(status, name, inputs);
}

void StandardOutput::drain(std::string_view bytes) { write_all(STDOUT_FILENO, bytes, name); }

}  // namespace filiera

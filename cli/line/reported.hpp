// SPDX-License-Identifier: Apache-2.0
// Converts exceptions into messages and exit codes.
#pragma once

#include <functional>

#include "cli/output/exit_code.hpp"

namespace filiera {

// Runs it, and prints why it fails on standard error. Returns the exit code of the process. Throws nothing.
int reported(const std::function<ExitCode()>& run);

}  // namespace filiera

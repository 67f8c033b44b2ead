// SPDX-License-Identifier: Apache-2.0
// The door `proposals` of import.
#pragma once

#include <span>
#include <string>

#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// Examines the proposals of the files, and writes those that can be taken as a queue. Throws as Command::run.
ExitCode import_proposals(std::span<const std::string> files, const Arguments& arguments);

}  // namespace filiera

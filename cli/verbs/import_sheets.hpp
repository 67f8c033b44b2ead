// SPDX-License-Identifier: Apache-2.0
// The door `sheets` of import.
#pragma once

#include <span>
#include <string>

#include "cli/data/dataset.hpp"
#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// Reads the sheets, checks them together with the data of --data, and writes them as Turtle. Throws as Command::run.
ExitCode import_sheets(std::span<const std::string> paths, const Arguments& arguments);

// Reads the sheets in the folders among `paths` as import_sheets() would, together with the data that was read, and
// adds their faults. Returns what became of their rows, one line; "" if there are none. Throws Failure.
std::string check_sheets(std::span<const std::string> paths, const Arguments& arguments, ReadResult& result);

}  // namespace filiera

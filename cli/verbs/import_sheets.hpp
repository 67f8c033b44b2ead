// SPDX-License-Identifier: Apache-2.0
// The door `sheets` of import.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// Reads the sheets, checks them together with the data of --data, and writes them as Turtle. Throws as Command::run.
ExitCode import_sheets(std::span<const std::string> paths, const Arguments& arguments);

// The folders among `paths` that hold sheets, and the sheets among them.
std::vector<std::string> paths_with_sheets(std::span<const std::string> paths);
// Those that hold RDF, or should: all but the sheets, and the folders `with_sheets` that hold nothing else.
std::vector<std::string> paths_with_rdf(std::span<const std::string> paths, std::span<const std::string> with_sheets);

// Reads these paths with sheets as import_sheets() would, together with the data that was read, and
// adds their faults. Returns what became of their rows, one line; "" if there are none. Throws Failure.
std::string check_sheets(std::span<const std::string> paths, const Arguments& arguments, ReadResult& result);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What the doors of `import` share: how statements become a file, and what is told about rows.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"
#include "export/rdf/collected_statements.hpp"
#include "io/fault.hpp"
#include "io/shared_library.hpp"
#include "io/temporary_file.hpp"

namespace filiera {

// Prints the faults; if some are errors, throws Failure: nothing is written.
void refuse_faulty(const Faults& faults);

// A second file that appears together with the output, or not at all.
struct OtherFile {
  std::string path;
  std::string bytes;
  std::optional<Existing> existing = {};  // empty: as --overwrite says
};

// Sorts the statements and writes them as Turtle, to the file of --output, or to standard output; returns their number.
// A file is read back with Serd before it gets its name, unless --no-verify, and appears completely or not at all, and
// so does `more`, another file with its bytes, if it has a name. `inputs` are never overwritten.
std::uint64_t write_imported(CollectedStatements& statements, const Arguments& arguments,
                             std::span<const std::string> inputs, const OtherFile& more);

// The failure of a library that is not installed, with the package that has it.
Failure missing_library(const SharedLibraryError& missing);

}  // namespace filiera

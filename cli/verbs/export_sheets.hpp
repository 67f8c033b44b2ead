// SPDX-License-Identifier: Apache-2.0
// Exports sheets into a folder.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/line/options.hpp"

namespace filiera {

// The name of the format, which is none of export's table because it is a folder.
inline constexpr std::string_view sheets_format = "sheets";

// Writes the sheets into the folder of --output, which is made if it is not there; all files or none. Throws
// UsageFailure for options that do not apply, and OutputError.
void export_sheets(const Dataset& data, const Arguments& arguments);

}  // namespace filiera

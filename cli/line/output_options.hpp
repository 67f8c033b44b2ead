// SPDX-License-Identifier: Apache-2.0
// The shared options of output, as values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/line/options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/progress.hpp"

namespace filiera {

// What the shared output options say. A verb with formats of its own reads --format itself: then `format` is the
// default. Throws UsageFailure.
OutputOptions output_options(const Arguments& arguments);

// The line of progress shows where standard error is a terminal and --no-progress was not given, or --progress was.
ProgressOptions progress_options(const Arguments& arguments);

// The number that an option of numbers was given; nothing when it was not. Throws UsageFailure for anything
// but a whole number of at least 1.
std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option);

// The file of --output; nothing for standard output, which "-" names too. Throws UsageFailure for an empty name.
std::optional<std::string> output_file(const Arguments& arguments);

// What becomes of a file that is there already: --overwrite lets it be replaced.
Existing existing_file(const Arguments& arguments);

// The languages of --lang in order of preference, in small letters.
std::vector<std::string> languages(const Arguments& arguments);

}  // namespace filiera

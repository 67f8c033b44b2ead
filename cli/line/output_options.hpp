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

// The values of the shared output options. A verb with its own formats reads --format itself; then `format` is the
// default. Without --format, the ending of the file chooses the format.
// Throws UsageFailure.
OutputOptions output_options(const Arguments& arguments);

// The same for text of one format, to which the ending of a file means nothing.
OutputOptions text_output_options(const Arguments& arguments);

// Whether --why asks for sentences. JSON always holds the reasons: no. Throws UsageFailure for formats whose rows stand
// alone.
bool wants_reasons(const Arguments& arguments);

// Progress is shown if standard error is a terminal and --no-progress is not given, or if --progress is given.
ProgressOptions progress_options(const Arguments& arguments);

// The value of a numeric option; empty if it was not given. Throws UsageFailure unless it is an integer of at least 1.
std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option);

// The number of rows to make: those of --limit, and before them those of --offset; empty without --limit.
std::optional<std::size_t> row_limit(const Arguments& arguments);

// The file of --output; empty for standard output, also named "-". Throws UsageFailure for an empty name.
std::optional<std::string> output_file(const Arguments& arguments);

// Whether an existing file is replaced: only with --overwrite.
Existing existing_file(const Arguments& arguments);

// The languages of --lang in order of preference, in lower case.
std::vector<std::string> languages(const Arguments& arguments);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The answer of a verb, and its printing in the format that was asked for.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"

namespace filiera {

using Json = nlohmann::ordered_json;

// A part of an answer as people read it: lines, then a table; either may be empty.
struct Section {
  std::vector<Line> lines;
  Table table;
};

// `before` and `after` frame the rows in the formats table and md only; `rows` is what csv prints. `json`
// holds the members of the JSON answer without "schema", and `records` names the member that is an array with
// one element for each of the rows, in their order: jsonl prints its elements. `notes` go to standard error,
// unless --quiet.
struct Answer {
  std::vector<Section> before;
  Table rows;
  std::vector<Section> after;
  Json json = Json::object();
  std::string records;
  std::vector<std::string> notes;
  ExitCode exit = ExitCode::yes;
};

// Prints the answer of a verb as the shared output options say, to standard output or a file that must be
// none of `inputs`. Returns the answer's exit code. Throws OutputError, ClosedPipe, UsageFailure.
ExitCode print_answer(std::string_view verb, Answer answer, const Arguments& arguments,
                      std::span<const std::string> inputs);

// Hands bytes to standard output or to the file of --output. Throws likewise.
void write_output(std::string_view bytes, const Arguments& arguments, std::span<const std::string> inputs);

// Whether the answer is asked for as JSON; where it is not, the elements of the answer's records need not be made.
bool wants_json(const Arguments& arguments);

// The number that an option of numbers was given; nothing when it was not. Throws UsageFailure for anything
// but a whole number of at least 1.
std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option);

// The file of --output; nothing for standard output, which "-" names too. Throws UsageFailure for an empty name.
std::optional<std::string> output_file(const Arguments& arguments);

// The languages of --lang in order of preference, in small letters.
std::vector<std::string> languages(const Arguments& arguments);

}  // namespace filiera

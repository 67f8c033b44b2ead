// SPDX-License-Identifier: Apache-2.0
// The answer of a verb, and its printing in the format that was asked for.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/exit_code.hpp"
#include "cli/json_object.hpp"
#include "cli/options.hpp"
#include "cli/table.hpp"
#include "io/temporary_file.hpp"

namespace filiera {

// A part of an answer as people read it: lines, then a table; either may be empty.
struct Section {
  std::vector<Line> lines;
  Table table;
};

// What an answer lists. Of the two functions the one that the format takes is called, once for each number below
// `size` that --limit leaves, in order.
struct Records {
  std::string name;  // of the array in JSON
  std::vector<Heading> columns;
  std::size_t size = 0;
  std::function<Row(std::size_t)> row;             // for table, md and csv
  std::function<JsonObject(std::size_t)> element;  // for json and jsonl
};

// `before` and `after` frame the rows in the formats table and md only; csv prints the rows alone and jsonl the
// elements alone. `json` holds the members of the JSON answer without "schema". `held` owns what the functions refer to
// that does not outlive the printing otherwise. `notes` go to standard error, unless --quiet.
struct Answer {
  std::vector<Section> before;
  std::vector<Section> after;
  JsonObject json;
  std::vector<std::string> notes;
  ExitCode exit = ExitCode::yes;
  std::shared_ptr<const void> held;
  Records records;

  // Sets what is listed, and its place among the members of the JSON answer.
  void list(Records listed) {
    json[listed.name] = nullptr;
    records = std::move(listed);
  }
};

// Prints the answer of a verb as the shared output options say, to standard output or a file that must be
// none of `inputs`. Returns the answer's exit code, also where the reader of a pipe leaves. What is listed is made as
// it is written; of an aligned table its rows are held, in little more than their text, and what fails before 8 MB were
// written leaves standard output empty. Throws OutputError, UsageFailure.
ExitCode print_answer(std::string_view verb, Answer answer, const Arguments& arguments,
                      std::span<const std::string> inputs);

// Hands bytes to standard output or to the file of --output. Throws these and ClosedPipe.
void write_output(std::string_view bytes, const Arguments& arguments, std::span<const std::string> inputs);

// The number that an option of numbers was given; nothing when it was not. Throws UsageFailure for anything
// but a whole number of at least 1.
std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option);

// The file of --output; nothing for standard output, which "-" names too. Throws UsageFailure for an empty name.
std::optional<std::string> output_file(const Arguments& arguments);

// What becomes of a file that is there already: --overwrite lets it be replaced.
Existing existing_file(const Arguments& arguments);

// Whether each row has to say all of its own, since a program takes it apart from the others: in CSV.
bool rows_stand_alone(const Arguments& arguments);

// The languages of --lang in order of preference, in small letters.
std::vector<std::string> languages(const Arguments& arguments);

}  // namespace filiera

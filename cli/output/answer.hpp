// SPDX-License-Identifier: Apache-2.0
// The answer of a verb, and its printing in the format that was asked for.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/exit_code.hpp"
#include "cli/output/json_object.hpp"
#include "cli/output/table.hpp"
#include "cli/output/terminal.hpp"
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

// What the JSON of an answer refers to by id, each told once behind the rows that mention it.
class AnswerTables {
 public:
  virtual ~AnswerTables() = default;
  // Forgets what has been mentioned.
  virtual void clear() = 0;
  // Adds a table of each kind of what is mentioned until the table is written.
  virtual void add_to(JsonObject& object) = 0;
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
  std::vector<std::shared_ptr<AnswerTables>> tables;  // in jsonl each line has its own
  Records records;

  // Sets what is listed, and its place among the members of the JSON answer.
  void list(Records listed) {
    json[listed.name] = nullptr;
    records = std::move(listed);
  }
};

// A format of answers: a row of the table of formats.
struct AnswerFormat {
  std::string_view name;  // of --format
  // Whether each row has to say all of its own, since a program takes it apart from the others.
  bool rows_stand_alone;
};

// The formats of answers, the default first.
std::span<const AnswerFormat> answer_formats();

// How and where an answer is printed; `format` is a row of answer_formats().
struct OutputOptions {
  const AnswerFormat* format = &answer_formats().front();
  std::optional<std::string> file;  // nothing for standard output
  Existing existing = Existing::refuse;
  std::optional<std::size_t> limit;  // of rows
  ColorChoice color = ColorChoice::automatic;
  bool quiet = false;  // no notes but why an answer is empty
};

// Prints the answer of a verb to standard output or to a file that must be none of `inputs`. Returns the answer's exit
// code, also where the reader of a pipe leaves. What is listed is made as it is written; of an aligned table its rows
// are held, in little more than their text. What fails before 8 MB were written leaves standard output empty. Throws
// OutputError.
ExitCode print_answer(std::string_view verb, Answer answer, const OutputOptions& options,
                      std::span<const std::string> inputs);

// Hands bytes to standard output or to the file of the options. Throws OutputError and ClosedPipe.
void write_output(std::string_view bytes, const OutputOptions& options, std::span<const std::string> inputs);

}  // namespace filiera

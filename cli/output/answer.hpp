// SPDX-License-Identifier: Apache-2.0
// The answer of a verb, and how it is printed in the chosen format.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output/drawing.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/output/json_object.hpp"
#include "cli/output/pager.hpp"
#include "cli/output/table.hpp"
#include "cli/output/terminal.hpp"
#include "io/temporary_file.hpp"

namespace filiera {

// A part of an answer for people: lines, then a table; either may be empty.
struct Section {
  std::vector<Line> lines;
  Table table;
};

// Takes the cells of a line of csv.
using LineTaker = std::function<void(const std::vector<std::string>&)>;

// The list of an answer. Depending on the format, either `row` or `element` is called once for each index that --limit
// and --offset allow, in order.
struct Records {
  std::string name;  // of the array in JSON
  std::vector<Heading> columns;
  std::size_t size = 0;
  std::function<Row(std::size_t)> row;             // for table and md, and for csv and xlsx without `lines`
  std::function<JsonObject(std::size_t)> element;  // for json and jsonl; xlsx calls it for the objects it mentions
  // For csv and xlsx, one or more lines for each row, each cell one thing, whose line breaks become spaces; without
  // `fields`, they have the rows of the table.
  std::vector<std::string> fields = {};
  std::function<void(std::size_t, const LineTaker&)> lines = {};
  std::function<void(const LineTaker&)> further_lines = {};  // behind them, of what is told below the rows; or empty
  bool complete = true;                                      // false where --limit left out what was not made either

  // Leaves out the first rows.
  void drop_first(std::size_t rows);
};

// A sheet of a workbook beside that of the rows.
struct AnswerSheet {
  std::string name;
  std::vector<std::string> fields;
  std::function<void(const LineTaker&)> lines;
};

// Objects that the JSON of an answer refers to by id; each is written once, after the rows that refer to it.
class AnswerTables {
 public:
  virtual ~AnswerTables() = default;
  // Forgets the ids mentioned so far.
  virtual void clear() = 0;
  // Adds a table for each kind of object mentioned until the table is written.
  virtual void add_to(JsonObject& object) = 0;
  // The same objects for people, as sheets that are written in order; none for objects that only JSON has.
  virtual std::vector<AnswerSheet> sheets() { return {}; }
  // Is called before the rows in the format `brief`, where objects may be told in the rows.
  virtual void be_brief() {}
};

// What rows abbreviate, told once below all of them in the formats for people.
class AnswerLegend {
 public:
  virtual ~AnswerLegend() = default;
  // Its sections, made after the rows and the sections behind them.
  virtual std::vector<Section> sections() = 0;
};

// `before` and `after` surround the rows in table and md only; csv has only rows, jsonl only elements, xlsx the rows
// and the sheets of `tables`. `json` holds the members of the JSON answer without "schema". `held` owns objects that
// the functions refer to. `notes` go to standard error, unless --quiet.
struct Answer {
  std::vector<Section> before;
  std::vector<Section> after;
  JsonObject json;
  std::vector<std::string> notes;
  ExitCode exit = ExitCode::yes;
  std::shared_ptr<const void> held;
  std::vector<std::shared_ptr<AnswerTables>> tables;  // jsonl has separate ones for each line
  std::shared_ptr<AnswerLegend> legend;               // null for none
  // The drawing of the rows up to the given one, for dot and svg; empty for an answer that cannot be drawn.
  std::function<Drawing(std::size_t rows)> drawing;
  Records records;

  // Sets the list, and its position among the members of the JSON answer.
  void list(Records listed) {
    json[listed.name] = nullptr;
    records = std::move(listed);
  }
};

// The answer that a Maker of these arguments makes; it owns the maker, to which its functions refer.
template <class Maker, class... Arguments>
Answer answer_made_by(Arguments&&... arguments) {
  const auto maker = std::make_shared<Maker>(std::forward<Arguments>(arguments)...);
  Answer answer = maker->make();
  answer.held = maker;
  return answer;
}

// A row of the table of answer formats.
struct AnswerFormat {
  std::string_view name;    // of --format
  std::string_view ending;  // of the names of its files; "" if it is only named
  // Whether it has texts around the rows.
  bool has_texts;
  // Whether it has only lines, which hold no reasons.
  bool only_lines = false;
  // Whether it is no text, so that a terminal cannot show it.
  bool binary = false;
};

// The formats of answers, the default first.
std::span<const AnswerFormat> answer_formats();

// How the format `table` lays out rows. automatic: as a table where it fits the width, else as cards.
enum class Layout : std::uint8_t { automatic, table, cards };

// How and where an answer is printed; `format` is a row of answer_formats().
struct OutputOptions {
  const AnswerFormat* format = &answer_formats().front();
  std::optional<std::string> file;  // empty for standard output
  Existing existing = Existing::refuse;
  std::optional<std::size_t> limit;  // maximum number of rows, `offset` included
  std::size_t offset = 0;            // the number of first rows that are left out
  ColorChoice color = ColorChoice::automatic;
  Layout layout = Layout::automatic;
  std::optional<std::size_t> width;  // of lines; empty for that of the terminal, and no limit elsewhere
  PagerChoice pager = PagerChoice::automatic;
  bool quiet = false;  // no notes except the reason for an empty answer
};

// Prints the answer of a verb to standard output or to a file, which must not be one of `inputs`. Returns the answer's
// exit code, also if the reader of a pipe closes it. Rows are generated while they are written; only an aligned table
// holds them in memory, in little more than their text. If printing fails before 8 MB are written, standard output
// stays empty. An answer of up to 8 MB in the format `table` is shown in the pager if it is longer than the terminal.
// Throws OutputError.
ExitCode print_answer(std::string_view verb, Answer answer, const OutputOptions& options,
                      std::span<const std::string> inputs);

// Writes bytes to standard output or to the file of the options. Throws OutputError and ClosedPipe.
void write_output(std::string_view bytes, const OutputOptions& options, std::span<const std::string> inputs);

}  // namespace filiera

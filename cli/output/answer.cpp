// SPDX-License-Identifier: Apache-2.0
// Prints answers in the formats table, md, csv, xlsx, json and jsonl.
#include "cli/output/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/output/brief.hpp"
#include "cli/output/cards.hpp"
#include "cli/output/cells.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/output/message.hpp"
#include "cli/output/terminal.hpp"
#include "cli/output/workbook_writer.hpp"
#include "cli/output/wrap.hpp"
#include "io/atomic_output.hpp"
#include "io/csv.hpp"
#include "io/descriptor.hpp"
#include "io/escape.hpp"
#include "io/phrases.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

// Buffers the first 8 MB, so that a small answer that fails midway prints nothing.
class DelayedOutput final : public ByteSink {
 public:
  explicit DelayedOutput(ByteSink& target) : target_(target) {}
  // Shows the text in the pager instead if it is held whole and `pager` finds one.
  void finish(PagerChoice pager) {
    flush();
    if (target_.count() == 0)
      if (const std::optional<std::string> command = pager_for(held_, pager); command && show_in_pager(*command, held_))
        return;
    target_.write(std::exchange(held_, {}));
  }

 private:
  void drain(std::string_view bytes) override {
    if (target_.count() == 0 && held_.size() + bytes.size() <= most) {
      held_ += bytes;
      return;
    }
    target_.write(std::exchange(held_, {}));
    target_.write(bytes);
  }

  static constexpr std::size_t most = std::size_t{8} << 20;
  ByteSink& target_;
  std::string held_;
};

// Calls write(sink) with standard output or the file of --output.
template <class Write>
void with_output(const OutputOptions& options, std::span<const std::string> inputs, OnTerminal on_terminal,
                 Write write) {
  if (options.file) {
    AtomicOutput output(*options.file, options.existing, inputs, on_terminal);
    write(output);
    output.commit();
  } else {
    StandardOutput output(inputs, on_terminal);
    DelayedOutput delayed(output);
    write(delayed);
    // Only the layout of tables is for readers.
    delayed.finish(on_terminal == OnTerminal::as_written ? options.pager : PagerChoice::never);
    output.finish();
  }
}

constexpr std::size_t default_width = 80;  // of cards where no width is known

void write_table(std::string_view, const Answer& answer, const OutputOptions& options, ByteSink& sink) {
  const bool to_file = options.file.has_value();
  std::optional<std::size_t> width = options.width;
  if (!width && !to_file) width = terminal_width(STDOUT_FILENO);
  const bool colored = to_file ? options.color == ColorChoice::always : use_color(options.color, STDOUT_FILENO);
  const Paint how = colored ? Paint::colored : Paint::plain;
  const auto add_line = [&](const Line& line) { sink.write(paint(line, how)); };
  const auto add_table = [&](const Table& table) {
    if (table.rows.empty()) return;
    if (table.is_list) {
      lay_out_list(table, width, add_line);
      return;
    }
    const bool fits = !width || full_width(table) <= *width;
    if (options.layout == Layout::cards || (options.layout == Layout::automatic && !fits))
      lay_out_cards(table, width.value_or(default_width), add_line);
    else
      lay_out(table, width, add_line);
  };
  const auto add = [&](const Section& section) {
    for (Line line : section.lines) {
      for (Fragment& fragment : line) fragment.text = escape_for_terminal(fragment.text);
      if (!width) {
        add_line(line);
        continue;
      }
      for (const Line& wrapped : wrap(line, *width, Indent{2})) add_line(wrapped);
    }
    add_table(section.table);
  };
  for (const Section& section : answer.before) add(section);
  const Records& records = answer.records;
  Table table{records.columns, {}};
  for (std::size_t i = 0; i < records.size; ++i) table.rows.push_back(records.row(i));
  add_table(table);
  for (const Section& section : answer.after) add(section);
  if (answer.legend)
    for (const Section& section : answer.legend->sections()) add(section);
}

void write_markdown(std::string_view, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  const auto add = [&](const Section& section) {
    for (const Line& line : section.lines) {
      if (line.empty()) continue;
      for (const Fragment& fragment : line) sink.write(markdown(fragment.text));
      sink.write("\n\n");
    }
    if (section.table.rows.empty()) return;
    sink.write(markdown(section.table.columns));
    for (const Row& row : section.table.rows) sink.write(markdown(row));
    sink.put('\n');
  };
  for (const Section& section : answer.before) add(section);
  const Records& records = answer.records;
  if (records.size > 0) sink.write(markdown(records.columns));
  for (std::size_t i = 0; i < records.size; ++i) sink.write(markdown(records.row(i)));
  std::vector<Section> after = answer.after;
  if (answer.legend)
    for (Section& section : answer.legend->sections()) after.push_back(std::move(section));
  if (records.size > 0 && !after.empty()) sink.put('\n');
  for (const Section& section : after) add(section);
}

// The fields of the lines of csv and xlsx.
std::vector<std::string> fields_of(const Records& records) {
  if (!records.fields.empty()) return records.fields;
  std::vector<std::string> titles;
  for (const Heading& heading : records.columns) titles.push_back(heading.title);
  return titles;
}

// Takes the lines of all rows, whose cells have no line break.
void take_lines(const Records& records, const LineTaker& take) {
  const LineTaker take_unbroken = [&take](std::vector<std::string> line) {
    for (std::string& cell : line)
      std::ranges::replace_if(
          cell, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    take(line);
  };
  for (std::size_t i = 0; i < records.size; ++i)
    if (records.fields.empty())
      take(one_line_cells(records.row(i)));
    else
      records.lines(i, take_unbroken);
  if (records.further_lines) records.further_lines(take_unbroken);
}

void write_csv(std::string_view, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  const auto write = [&sink](const std::vector<std::string>& line) {
    std::string text;
    append_csv_record(text, line);
    sink.write(text);
  };
  write(fields_of(answer.records));
  take_lines(answer.records, write);
}

// Makes all lists of the object, so that the tables know what JSON would mention.
void mention_all(const JsonObject& object) {
  for (const auto& [name, list] : object.lists)
    for (std::size_t i = 0; i < list.size; ++i) mention_all(list.element(i));
}

void write_workbook(std::string_view, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  WorkbookWriter workbook;
  const LineTaker add = [&workbook](const std::vector<std::string>& line) { workbook.add(line); };
  const Records& records = answer.records;
  workbook.begin_sheet(records.name, fields_of(records));
  take_lines(records, add);
  if (!answer.tables.empty()) {
    for (std::size_t i = 0; i < records.size; ++i) mention_all(records.element(i));
    mention_all(answer.json);
  }
  for (const std::shared_ptr<AnswerTables>& tables : answer.tables)
    for (const AnswerSheet& sheet : tables->sheets()) {
      workbook.begin_sheet(sheet.name, sheet.fields);
      sheet.lines(add);
    }
  workbook.write(sink);
}

void write_document(std::string_view verb, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  JsonObject document;
  document["schema"] = fmt::format("filiera/{}/2", verb);
  document.value.update(answer.json.value);
  document.lists = answer.json.lists;
  document.tables = answer.json.tables;
  document.list(answer.records.name, {answer.records.size, answer.records.element});
  for (const std::shared_ptr<AnswerTables>& tables : answer.tables) tables->add_to(document);
  write_json(sink, document, JsonLayout::indented);
  sink.put('\n');
}

void write_json_lines(std::string_view, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  const Records& records = answer.records;
  for (std::size_t i = 0; i < records.size; ++i) {
    for (const std::shared_ptr<AnswerTables>& tables : answer.tables) tables->clear();
    JsonObject line = records.element(i);
    for (const std::shared_ptr<AnswerTables>& tables : answer.tables) tables->add_to(line);
    write_json(sink, line, JsonLayout::one_line);
    sink.put('\n');
  }
}

Drawing drawing_of(std::string_view verb, const Answer& answer) {
  if (!answer.drawing)
    throw UsageFailure(
        fmt::format("this answer of {} cannot be drawn: dot and svg are formats of supply, path, owners, and impact "
                    "without --rank and --cut",
                    verb));
  return grouped(answer.drawing(answer.records.size));
}

void write_answer_as_dot(std::string_view verb, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  write_dot(drawing_of(verb, answer), sink);
}

void write_answer_as_svg(std::string_view verb, const Answer& answer, const OutputOptions&, ByteSink& sink) {
  write_svg(drawing_of(verb, answer), sink);
}

using AnswerWriter = void (*)(std::string_view verb, const Answer&, const OutputOptions&, ByteSink&);

// The table of formats, each with its writer.
constexpr AnswerFormat rows[] = {
    {"table", ".txt", true},
    {"json", ".json", false},
    {"jsonl", ".jsonl", false},
    {"csv", ".csv", false, true},
    {"xlsx", ".xlsx", false, true, true},
    {"md", ".md", true},
    {"dot", ".dot", false},
    {"svg", ".svg", false},
    {"brief", "", false},
    {"cells", "", true},
};
constexpr AnswerWriter writers[] = {write_table,    write_document, write_json_lines,    write_csv,
                                    write_workbook, write_markdown, write_answer_as_dot, write_answer_as_svg,
                                    write_brief,    write_cells};
static_assert(std::size(rows) == std::size(writers));

}  // namespace

void Records::drop_first(std::size_t rows) {
  if (rows == 0) return;
  size -= std::min(rows, size);
  if (row) row = [rows, all = std::move(row)](std::size_t i) { return all(rows + i); };
  if (element) element = [rows, all = std::move(element)](std::size_t i) { return all(rows + i); };
  if (lines) lines = [rows, all = std::move(lines)](std::size_t i, const LineTaker& take) { all(rows + i, take); };
}

std::span<const AnswerFormat> answer_formats() { return rows; }

void write_output(std::string_view bytes, const OutputOptions& options, std::span<const std::string> inputs) {
  with_output(options, inputs, OnTerminal::escaped, [&](ByteSink& sink) { sink.write(bytes); });
}

ExitCode print_answer(std::string_view verb, Answer answer, const OutputOptions& options,
                      std::span<const std::string> inputs) {
  if (options.format->binary && !options.file && ::isatty(STDOUT_FILENO) == 1)
    throw UsageFailure(fmt::format("a terminal cannot show {0}: name a file, as in --output answer{1}",
                                   options.format->name, options.format->ending));
  if (options.limit && (*options.limit < answer.records.size || !answer.records.complete)) {
    const std::size_t size = std::exchange(answer.records.size, std::min(answer.records.size, *options.limit));
    answer.notes.push_back(answer.records.complete
                               ? say("stopped at {} of {} rows (--limit)", *options.limit - options.offset, size)
                               : say("stopped at {}; there are more (--limit)",
                                     say_counted(*options.limit - options.offset, {"{} row"}, {"{} rows"})));
    answer.records.complete = false;
  }
  answer.records.drop_first(options.offset);
  std::uint64_t written = 0;
  try {
    // The layout of tables escapes cells itself and also writes colours.
    const OnTerminal on_terminal = options.format == rows ? OnTerminal::as_written : OnTerminal::escaped;
    with_output(options, inputs, on_terminal, [&](ByteSink& sink) {
      writers[options.format - rows](verb, answer, options, sink);
      written = sink.count();
    });
  } catch (const ClosedPipe&) {
    return answer.exit;
  }
  if (!options.quiet || written == 0)
    for (const std::string& note : answer.notes) print_note(note);
  return answer.exit;
}

}  // namespace filiera

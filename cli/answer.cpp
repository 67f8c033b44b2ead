// SPDX-License-Identifier: Apache-2.0
// Printing of answers in the formats table, md, csv, json and jsonl.
#include "cli/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>

#include "cli/exit_code.hpp"
#include "cli/message.hpp"
#include "cli/terminal.hpp"
#include "io/atomic_output.hpp"
#include "io/escape.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

ColorChoice color_choice(const Arguments& arguments) {
  const std::string choice = arguments.value("color").value_or("auto");
  return choice == "always"  ? ColorChoice::always
         : choice == "never" ? ColorChoice::never
                             : ColorChoice::automatic;
}

// Cuts rows and records to the first `limit` and notes it.
void cut(Answer& answer, std::size_t limit) {
  const std::size_t total = answer.rows.rows.size();
  if (total <= limit) return;
  answer.rows.rows.resize(limit);
  Json& records = answer.json[answer.records];
  if (records.size() > limit) records.erase(records.begin() + static_cast<std::ptrdiff_t>(limit), records.end());
  answer.notes.push_back(fmt::format("stopped at {} of {} rows (--limit)", limit, total));
}

std::string table_text(const Answer& answer, const Arguments& arguments) {
  const bool to_file = output_file(arguments).has_value();
  const std::optional<std::size_t> width = to_file ? std::nullopt : terminal_width(STDOUT_FILENO);
  const ColorChoice choice = color_choice(arguments);
  const bool colored = to_file ? choice == ColorChoice::always : use_color(choice, STDOUT_FILENO);
  const Paint how = colored ? Paint::colored : Paint::plain;
  std::string text;
  const auto add_lines = [&](const std::vector<Line>& lines) {
    for (const Line& line : lines) text += paint(line, how);
  };
  const auto add = [&](const Section& section) {
    for (Line line : section.lines) {
      for (Fragment& fragment : line) fragment.text = escape_for_terminal(fragment.text);
      text += paint(line, how);
    }
    if (!section.table.rows.empty()) add_lines(lay_out(section.table, width));
  };
  for (const Section& section : answer.before) add(section);
  if (!answer.rows.rows.empty()) add_lines(lay_out(answer.rows, width));
  for (const Section& section : answer.after) add(section);
  return text;
}

std::string markdown_text(const Answer& answer) {
  std::string text;
  const auto add = [&](const Section& section) {
    for (const Line& line : section.lines) {
      for (const Fragment& fragment : line) text += markdown(fragment.text);
      text += "\n\n";
    }
    if (!section.table.rows.empty()) text += markdown(section.table) + "\n";
  };
  for (const Section& section : answer.before) add(section);
  if (!answer.rows.rows.empty()) text += markdown(answer.rows);
  if (!answer.rows.rows.empty() && !answer.after.empty()) text += '\n';
  for (const Section& section : answer.after) add(section);
  return text;
}

// Bytes of the command line that are no UTF-8 are replaced, never fatal.
std::string dump(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string render(std::string_view verb, const Answer& answer, const Arguments& arguments) {
  const std::string format = arguments.value("format").value_or("table");
  if (format == "csv") return csv(answer.rows);
  if (format == "md") return markdown_text(answer);
  if (format == "json") {
    Json document = {{"schema", fmt::format("filiera/{}/1", verb)}};
    document.update(answer.json);
    return dump(document, 2);
  }
  if (format == "jsonl") {
    std::string text;
    for (const Json& record : answer.json.at(answer.records)) text += dump(record, -1);
    return text;
  }
  return table_text(answer, arguments);
}

}  // namespace

void write_output(std::string_view bytes, const Arguments& arguments, std::span<const std::string> inputs) {
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, arguments.given("overwrite") ? Existing::replace : Existing::refuse, inputs);
    output.write(bytes);
    output.commit();
  } else {
    StandardOutput output(inputs);
    output.write(bytes);
    output.finish();
  }
}

ExitCode print_answer(std::string_view verb, Answer answer, const Arguments& arguments,
                      std::span<const std::string> inputs) {
  if (const std::optional<std::size_t> limit = positive_number(arguments, "limit")) cut(answer, *limit);
  const std::string text = render(verb, answer, arguments);
  write_output(text, arguments, inputs);
  if (!arguments.given("quiet") || text.empty())
    for (const std::string& note : answer.notes) print_note(note);
  return answer.exit;
}

bool wants_json(const Arguments& arguments) {
  return arguments.value("format").value_or("table").starts_with("json");
}

std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option) {
  const std::optional<std::string> text = arguments.value(option);
  if (!text) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number == 0)
    throw UsageFailure(fmt::format("--{} takes a whole number from 1 on, not \"{}\"", option, *text));
  return number;
}

std::optional<std::string> output_file(const Arguments& arguments) {
  std::optional<std::string> path = arguments.value("output");
  if (path && path->empty()) throw UsageFailure("--output takes the name of a file, or - for standard output");
  return path == "-" ? std::nullopt : path;
}

std::vector<std::string> languages(const Arguments& arguments) {
  std::vector<std::string> list;
  std::string text = arguments.value("lang").value_or("en");
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    if (end > start) list.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return list;
}

}  // namespace filiera

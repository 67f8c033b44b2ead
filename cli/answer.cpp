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
#include "io/descriptor.hpp"
#include "io/escape.hpp"
#include "io/spelling.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

ColorChoice color_choice(const Arguments& arguments) {
  const std::string choice = arguments.value("color").value_or("auto");
  return choice == "always" ? ColorChoice::always : choice == "never" ? ColorChoice::never : ColorChoice::automatic;
}

// Passes bytes on once there are many: those of a small answer that cannot be finished reach nobody.
class HeldBack final : public ByteSink {
 public:
  explicit HeldBack(ByteSink& target) : target_(target) {}
  void finish() {
    flush();
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
void with_output(const Arguments& arguments, std::span<const std::string> inputs, Write write) {
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, existing_file(arguments), inputs);
    write(output);
    output.commit();
  } else {
    StandardOutput output(inputs);
    HeldBack held(output);
    write(held);
    held.finish();
    output.finish();
  }
}

void write_table(const Answer& answer, const Arguments& arguments, ByteSink& sink) {
  const bool to_file = output_file(arguments).has_value();
  const std::optional<std::size_t> width = to_file ? std::nullopt : terminal_width(STDOUT_FILENO);
  const ColorChoice choice = color_choice(arguments);
  const bool colored = to_file ? choice == ColorChoice::always : use_color(choice, STDOUT_FILENO);
  const Paint how = colored ? Paint::colored : Paint::plain;
  const auto add_line = [&](const Line& line) { sink.write(paint(line, how)); };
  const auto add = [&](const Section& section) {
    for (Line line : section.lines) {
      for (Fragment& fragment : line) fragment.text = escape_for_terminal(fragment.text);
      add_line(line);
    }
    if (!section.table.rows.empty()) lay_out(section.table, width, add_line);
  };
  for (const Section& section : answer.before) add(section);
  const Records& records = answer.records;
  Table table{records.columns, {}};
  for (std::size_t i = 0; i < records.size; ++i) table.rows.push_back(records.row(i));
  if (!table.rows.empty()) lay_out(table, width, add_line);
  for (const Section& section : answer.after) add(section);
}

void write_markdown(const Answer& answer, ByteSink& sink) {
  const auto add = [&](const Section& section) {
    for (const Line& line : section.lines) {
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
  if (records.size > 0 && !answer.after.empty()) sink.put('\n');
  for (const Section& section : answer.after) add(section);
}

void write_csv(const Records& records, ByteSink& sink) {
  sink.write(csv(records.columns));
  for (std::size_t i = 0; i < records.size; ++i) sink.write(csv(records.row(i)));
}

void write_json(std::string_view verb, const Answer& answer, ByteSink& sink) {
  JsonObject document;
  document["schema"] = fmt::format("filiera/{}/1", verb);
  document.value.update(answer.json.value);
  document.lists = answer.json.lists;
  document.list(answer.records.name, {answer.records.size, answer.records.element});
  write_json(sink, document, JsonLayout::indented);
  sink.put('\n');
}

void write_json_lines(const Records& records, ByteSink& sink) {
  for (std::size_t i = 0; i < records.size; ++i) {
    write_json(sink, records.element(i), JsonLayout::one_line);
    sink.put('\n');
  }
}

void write(std::string_view verb, const Answer& answer, const Arguments& arguments, ByteSink& sink) {
  const std::string format = arguments.value("format").value_or("table");
  if (format == "csv") return write_csv(answer.records, sink);
  if (format == "md") return write_markdown(answer, sink);
  if (format == "json") return write_json(verb, answer, sink);
  if (format == "jsonl") return write_json_lines(answer.records, sink);
  write_table(answer, arguments, sink);
}

}  // namespace

void write_output(std::string_view bytes, const Arguments& arguments, std::span<const std::string> inputs) {
  with_output(arguments, inputs, [&](ByteSink& sink) { sink.write(bytes); });
}

ExitCode print_answer(std::string_view verb, Answer answer, const Arguments& arguments,
                      std::span<const std::string> inputs) {
  if (const std::optional<std::size_t> limit = positive_number(arguments, "limit");
      limit && *limit < answer.records.size)
    answer.notes.push_back(
        fmt::format("stopped at {} of {} rows (--limit)", *limit, std::exchange(answer.records.size, *limit)));
  std::uint64_t written = 0;
  try {
    with_output(arguments, inputs, [&](ByteSink& sink) {
      write(verb, answer, arguments, sink);
      written = sink.count();
    });
  } catch (const ClosedPipe&) {
    return answer.exit;
  }
  if (!arguments.given("quiet") || written == 0)
    for (const std::string& note : answer.notes) print_note(note);
  return answer.exit;
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

Existing existing_file(const Arguments& arguments) {
  return arguments.given("overwrite") ? Existing::replace : Existing::refuse;
}

bool rows_stand_alone(const Arguments& arguments) { return arguments.value("format") == "csv"; }

std::vector<std::string> languages(const Arguments& arguments) {
  std::vector<std::string> list;
  const std::string text = lower_ascii(arguments.value("lang").value_or("en"));
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    if (end > start) list.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return list;
}

}  // namespace filiera

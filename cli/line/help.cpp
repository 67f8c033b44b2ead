// SPDX-License-Identifier: Apache-2.0
// The texts of help, derived from the tables.
#include "cli/line/help.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "cli/line/terms.hpp"
#include "cli/output/table.hpp"
#include "cli/output/terminal.hpp"
#include "cli/output/wrap.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

constexpr std::size_t widest_help = 100;

ExitCode print(std::string_view text) {
  StandardOutput output;
  output.write(text);
  output.finish();
  return ExitCode::yes;
}

// On several lines: on a narrow terminal, a label of many choices would leave no room for the other column.
Cell label_cell(std::string label) {
  constexpr std::size_t longest = 40, indent = 8;
  std::vector<std::string> lines;
  while (label.size() > longest) {
    const std::size_t bar = label.rfind('|', longest - 1);
    if (bar == std::string::npos) break;
    lines.push_back(label.substr(0, bar + 1));
    label = std::string(indent, ' ') + label.substr(bar + 1);
  }
  lines.push_back(std::move(label));
  return Cell(std::move(lines));
}

// Two columns, indented by two; the second is wrapped.
std::string two_columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  const std::size_t width = std::min(terminal_width(STDOUT_FILENO).value_or(widest_help), widest_help);
  Table table;
  table.columns = {{""}, {""}};
  for (const auto& [left, right] : rows)
    table.rows.push_back({width < 80 ? label_cell(left) : Cell(left), Cell(right)});
  std::string text;
  bool titles = true;
  lay_out(table, width - 2, [&](const Line& line) {
    if (!std::exchange(titles, false)) text += "  " + paint(line, Paint::plain);
  });
  return text;
}

std::string option_text(const OptionSpec& option) {
  std::string text = option.letter ? fmt::format("-{}, ", option.letter) : "    ";
  text +=
      option.arity == Arity::toggle ? fmt::format("--{0}, --no-{0}", option.name) : fmt::format("--{}", option.name);
  if (!option.argument.empty()) text += fmt::format(" {}", option.argument);
  return text;
}

}  // namespace

std::string fitted_to_terminal(std::string_view page) {
  const std::optional<std::size_t> width = terminal_width(STDOUT_FILENO);
  return width ? fitted(page, *width) : std::string(page);
}

std::string help_text(const Command& command) {
  std::string text =
      fmt::format("filiera {}: {}\n\nUsage: filiera {}{}{} [OPTION]...\n\n{}\n", command.name, command.summary,
                  command.name, command.operands.empty() ? "" : " ", command.operands, command.description);
  for (const OptionGroup& group : option_groups(command)) {
    text += fmt::format("\n{}:\n", group.title.empty() ? "Options" : group.title);
    std::vector<std::pair<std::string, std::string>> rows;
    for (const OptionSpec& option : group.options) rows.emplace_back(option_text(option), option.summary);
    text += two_columns(rows);
  }
  if (!command.examples.empty()) text += "\nExamples:\n";
  for (const Example& example : command.examples)
    text += fmt::format("  $ {}\n      {}\n", example.command, example.explanation);
  return text + fmt::format("\nExit codes: {}\n", exit_codes_line);
}

std::string overview_text() {
  std::string text =
      "filiera: who supplies whom, with what, under which restriction, on which date, according to whom\n\n"
      "Usage: filiera VERB [OPERAND]... [OPTION]...\n\nVerbs:\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Command* command : commands())
    rows.emplace_back(
        command->operands.empty() ? std::string(command->name) : fmt::format("{} {}", command->name, command->operands),
        command->summary);
  text += two_columns(rows) + "\nTopics of help:\n";
  rows.clear();
  for (const Topic& topic : topics()) rows.emplace_back(topic.name, topic.summary);
  for (const TermTopic& topic : term_topics()) rows.emplace_back(topic.name, topic.summary);
  text += two_columns(rows) +
          "\nfiliera VERB --help lists the options of a verb, with examples; filiera help TOPIC explains more.\n";
  return text;
}

ExitCode print_help(const Command& command) { return print(fitted_to_terminal(help_text(command))); }

ExitCode print_overview() { return print(fitted_to_terminal(overview_text())); }

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The table of verbs, and the way from words to a verb's run.
#include "cli/line/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "cli/line/help.hpp"
#include "cli/line/shared_options.hpp"
#include "cli/output/message.hpp"
#include "io/spelling.hpp"

namespace filiera {

extern const Command check_command, show_command, claims_command, supply_command, path_command, impact_command,
    timeline_command, diff_command, export_command, pack_command, help_command;

namespace {

constexpr const Command* table[] = {
    &supply_command, &path_command,  &impact_command, &timeline_command, &diff_command, &claims_command,
    &show_command,   &check_command, &export_command, &pack_command,     &help_command,
};

const Command& command_named(std::string_view name) {
  if (const Command* command = find_command(name)) return *command;
  std::vector<std::string> names;
  for (const Command* command : table) names.emplace_back(command->name);
  const std::vector<std::string> near = nearest_spellings(name, names, 1);
  throw UsageFailure(near.empty()
                         ? fmt::format("there is no verb \"{}\"; the verbs are {}", name, fmt::join(names, ", "))
                         : fmt::format("there is no verb \"{}\"; did you mean {}?", name, near.front()));
}

void check_operands(const Command& command, std::size_t count) {
  if (count >= command.least_operands && count <= command.most_operands) return;
  throw UsageFailure(fmt::format("{} takes {}, not {}; see filiera {} --help", command.name,
                                 command.operands.empty() ? "no operands" : command.operands, counted(count, "operand"),
                                 command.name));
}

}  // namespace

std::span<const Command* const> commands() { return table; }

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(std::begin(table), std::end(table), [&](const Command* command) { return command->name == name; });
  return found == std::end(table) ? nullptr : *found;
}

std::vector<OptionGroup> option_groups(const Command& command) {
  std::vector<OptionGroup> groups;
  if (!command.options.empty()) groups.push_back({"", command.options});
  if (command.shared != Shared::output) {
    groups.push_back(data_option_group);
    groups.push_back(endpoint_option_group);
  }
  if (command.shared == Shared::all) groups.push_back(lens_option_group);
  // A verb with formats of its own stands for the first of the output options, the format of answers.
  const bool own_format = command.shared == Shared::data_and_file ||
                          std::any_of(command.options.begin(), command.options.end(),
                                      [](const OptionSpec& option) { return option.name == "format"; });
  groups.push_back({output_option_group.title, output_option_group.options.subspan(own_format ? 1 : 0)});
  return groups;
}

ExitCode run_command_line(std::span<const std::string> words) {
  if (words.empty()) throw UsageFailure("say what to do: a verb, such as supply; filiera help lists them");
  if (words[0] == "--version") return print_version();
  if (words[0] == "-h" || words[0] == "--help") return print_overview();
  if (words[0].starts_with('-')) throw UsageFailure("the verb comes first: filiera VERB " + words[0] + " ...");
  const Command& command = command_named(words[0]);
  const Arguments arguments = parse_arguments(option_groups(command), words.subspan(1));
  if (arguments.given("help")) return print_help(command);
  check_operands(command, arguments.operands().size());
  return command.run(arguments);
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The table of verbs, and how a command line is run.
#include "cli/line/command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

#include "cli/line/help.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/shared_options.hpp"
#include "cli/output/message.hpp"
#include "io/phrases.hpp"
#include "io/spelling.hpp"

namespace filiera {

extern const Command check_command, show_command, claims_command, supply_command, path_command, impact_command,
    timeline_command, diff_command, owners_command, search_command, coverage_command, report_command, mcp_command,
    init_command, import_command, match_command, review_command, export_command, pack_command, help_command;

namespace {

constexpr const Command* table[] = {
    &supply_command,   &path_command,   &impact_command, &owners_command, &timeline_command,
    &diff_command,     &claims_command, &show_command,   &search_command, &report_command,
    &coverage_command, &check_command,  &init_command,   &import_command, &match_command,
    &review_command,   &export_command, &pack_command,   &mcp_command,    &help_command,
};

// Common words that are neither verbs nor options of the verb, with the right command.
struct Remedy {
  std::string_view verb;  // empty if the word is used as a verb
  std::string_view word;
  std::string_view remedy;
};

constexpr Remedy remedies[] = {
    {"", "version", "filiera --version prints it"},
    {"", "load", "every verb reads data, with --data FILE; filiera export --to URL fills a triple store"},
    {"timeline", "from", "name the first and the last day: --between FIRST LAST"},
    {"timeline", "to", "name the first and the last day: --between FIRST LAST"},
    {"path", "from", "write the two ends as operands: filiera path FROM TO"},
    {"path", "to", "write the two ends as operands: filiera path FROM TO"},
    {"claims", "to", "write the name as an operand: filiera claims NAME"},
};

std::optional<std::string_view> remedy_for(std::string_view verb, std::string_view word) {
  for (const Remedy& row : remedies)
    if (row.verb == verb && row.word == word) return row.remedy;
  return std::nullopt;
}

bool has_option(const Command& command, std::string_view name) {
  for (const OptionGroup& group : option_groups(command))
    for (const OptionSpec& option : group.options)
      if (option.name == name) return true;
  return false;
}

// For an option that other verbs have, names these verbs; for any other, passes the parser's message on.
[[noreturn]] void fail_unknown_option(const Command& command, const UnknownOption& unknown) {
  if (const auto remedy = remedy_for(command.name, unknown.name()))
    throw UsageFailure(fmt::format("{} has no option --{}: {}", command.name, unknown.name(), *remedy));
  std::vector<std::string_view> owners;
  for (const Command* other : table)
    if (has_option(*other, unknown.name())) owners.push_back(other->name);
  if (owners.empty()) throw unknown;
  throw UsageFailure(fmt::format("{} has no option --{} (it is an option of {}); see filiera {} --help", command.name,
                                 unknown.name(), fmt::join(owners, ", "), command.name));
}

const Command& command_named(std::string_view name) {
  if (const Command* command = find_command(name)) return *command;
  if (const auto remedy = remedy_for("", name))
    throw UsageFailure(fmt::format("there is no verb \"{}\": {}", name, *remedy));
  std::vector<std::string> names;
  for (const Command* command : table) names.emplace_back(command->name);
  const std::vector<std::string> near = nearest_spellings(name, names, 1);
  throw UsageFailure(near.empty()
                         ? fmt::format("there is no verb \"{}\"; the verbs are {}", name, fmt::join(names, ", "))
                         : fmt::format("there is no verb \"{}\"; did you mean {}?", name, near.front()));
}

void check_operands(const Command& command, std::size_t count) {
  if (count >= command.least_operands && count <= command.most_operands) return;
  throw UsageFailure(fmt::format(
      "{} takes {}, not {}{}; see filiera {} --help", command.name,
      command.operands.empty() ? "no operands" : command.operands, counted(count, "operand"),
      command.instead_of_operands.empty() ? "" : fmt::format(": {}", command.instead_of_operands), command.name));
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
    if (command.shared != Shared::data) groups.push_back(endpoint_option_group);
  }
  if (command.shared == Shared::all) groups.push_back(lens_option_group);
  if (command.shared == Shared::data) {
    groups.push_back({output_option_group.title, message_options});
    return groups;
  }
  // A verb with its own formats replaces the first output option, the format of answers.
  const bool own_format = command.shared == Shared::data_and_file ||
                          std::any_of(command.options.begin(), command.options.end(),
                                      [](const OptionSpec& option) { return option.name == "format"; });
  groups.push_back({output_option_group.title, output_option_group.options.subspan(own_format ? 1 : 0)});
  return groups;
}

ExitCode run_command_line(std::span<const std::string> words, std::shared_ptr<const KeptData> kept) {
  if (words.empty()) throw UsageFailure("name a verb, such as supply; filiera help lists them");
  if (words[0] == "-h" || words[0] == "--help") return print_overview();
  if (words[0].starts_with('-')) throw UsageFailure("the verb comes first: filiera VERB " + words[0] + " ...");
  const Command& command = command_named(words[0]);
  Arguments arguments = [&] {
    try {
      return parse_arguments(option_groups(command), words.subspan(1));
    } catch (const UnknownOption& unknown) {
      fail_unknown_option(command, unknown);
    }
  }();
  if (arguments.given("help")) return print_help(command);
  check_operands(command, arguments.operands().size());
  arguments.keep(std::move(kept));
  choose_language(languages(arguments));
  return command.run(arguments);
}

}  // namespace filiera

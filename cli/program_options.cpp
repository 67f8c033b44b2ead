// SPDX-License-Identifier: Apache-2.0
// Options that replace a verb: --version and --complete.
#include "cli/program_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>

#include "build_paths.hpp"
#include "cli/data/data_digest.hpp"
#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/help.hpp"
#include "cli/line/terms.hpp"
#include "export/formats.hpp"
#include "graph/model/names.hpp"
#include "import/inputs.hpp"
#include "import/lists/doors.hpp"
#include "io/standard_output.hpp"
#include "ontology/kinds.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_names = 200;

ExitCode print_lines(const std::vector<std::string>& lines) {
  StandardOutput output;
  for (const std::string& line : lines) output.write(line + "\n");
  output.finish();
  return ExitCode::yes;
}

// The line about the default data. Its digest is that of filiera coverage.
std::string data_line() {
  try {
    const std::vector<std::string> paths = data_paths({});
    std::vector<std::string> files;
    if (fs::is_directory(paths.front()))
      for (const Input& input : list_inputs(paths)) files.push_back(input.path);
    else
      files = paths;
    const std::optional<std::string> digest = data_digest(files);
    return fmt::format("data: {}{}", paths.front(), digest ? "\ndata digest (SHA-256): " + *digest : "");
  } catch (const std::exception& error) {
    return fmt::format("data: {}", error.what());
  }
}

ExitCode print_version() {
  return print_lines({"filiera " FILIERA_VERSION, "licence: Apache-2.0; of the data it ships: CC-BY-4.0",
                      "libraries: " FILIERA_LIBRARIES, data_line()});
}

std::vector<std::string> starting_with(std::string_view begun, const std::vector<std::string>& candidates) {
  std::vector<std::string> found;
  std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(found),
               [&](const std::string& candidate) { return candidate.starts_with(begun); });
  return found;
}

enum class Named : std::uint8_t { anything, things };

// The names in the data that begin with `begun`; empty if the data cannot be read or is an endpoint.
std::vector<std::string> names_starting_with(std::string_view begun, const Command& command,
                                             std::span<const std::string> words, Named named) {
  std::vector<std::string> data;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "-d" || words[i] == "--data") data.insert(data.end(), {words[i], words[i + 1]});
  try {
    const Arguments arguments = parse_arguments(option_groups(command), data);
    const ReadResult read = read_data(arguments, data_paths(arguments));
    if (!read.graph) return {};
    const KnowledgeGraph& graph = *read.graph;
    const Names names(graph);
    std::vector<std::string> found = names.starting_with(begun, most_names);
    const auto is_thing = [&](TermId term) {
      return graph.find_vertex(term) != no_vertex && graph.find_claim(term) == no_claim;
    };
    if (named == Named::things)
      std::erase_if(found, [&](const std::string& name) { return names.find(name, is_thing).empty(); });
    return found;
  } catch (const std::exception&) {
  }
  return {};
}

std::vector<std::string> verbs_and_topics() {
  std::vector<std::string> names;
  for (const Command* command : commands()) names.emplace_back(command->name);
  for (const Topic& topic : topics()) names.emplace_back(topic.name);
  for (const TermTopic& topic : term_topics()) names.emplace_back(topic.name);
  for (std::string& name : term_names()) names.push_back(std::move(name));
  return names;
}

std::vector<std::string> export_formats() {
  std::vector<std::string> names = {"sheets"};  // not a format of one file
  for (const Format& format : formats()) names.emplace_back(format.name);
  return names;
}

// Whether an argument or operand, as written in help, is a name in the data.
bool takes_name(std::string_view argument) {
  constexpr std::string_view of_names[] = {"NAME", "[NAME]", "FROM TO", "MEASURE", "RECIPIENT"};
  return std::find(std::begin(of_names), std::end(of_names), argument) != std::end(of_names);
}

// The option that the previous word gives, if it expects a value.
const OptionSpec* waiting_option(const std::vector<OptionGroup>& groups, std::string_view word) {
  for (const OptionGroup& group : groups)
    for (const OptionSpec& option : group.options) {
      const bool typed =
          word == fmt::format("--{}", option.name) || (option.letter != 0 && word == fmt::format("-{}", option.letter));
      if (typed && !option.argument.empty()) return &option;
    }
  return nullptr;
}

std::vector<std::string> types_of_claims() {
  std::vector<std::string> names = {"link", "measure", "event", "figure", "remark"};
  for (const EdgeType& type : Kinds::shipped().edge_types()) names.emplace_back(type.name());
  return names;
}

std::vector<std::string> doors_of_import() {
  std::vector<std::string> names = {"sheets"};
  for (const Door& door : doors()) names.emplace_back(door.name);
  return names;
}

// The values of an option that begin with `begun`.
std::vector<std::string> values_of_option(const OptionSpec& option, std::string_view begun, const Command& command,
                                          std::span<const std::string> words) {
  if (option.argument == "FORMAT") return starting_with(begun, export_formats());
  if (option.argument == "TYPE") return starting_with(begun, types_of_claims());
  if (option.argument == "PART=NAME") {
    std::vector<std::string> found;
    for (const std::string_view part : {"product=", "from=", "to=", "party="}) {
      if (part.starts_with(begun)) found.emplace_back(part);
      if (!begun.starts_with(part)) continue;
      for (const std::string& name : names_starting_with(begun.substr(part.size()), command, words, Named::things))
        found.push_back(std::string(part) + name);
    }
    return found;
  }
  const bool of_sources = option.name == "source" || option.name == "not-source" || option.argument == "MEASURE";
  if (takes_name(option.argument))
    return names_starting_with(begun, command, words, of_sources ? Named::anything : Named::things);
  return starting_with(begun, listed_values(option.argument));
}

}  // namespace

std::vector<std::string> completions(std::span<const std::string> words) {
  const std::string last = words.empty() ? "" : words.back();
  if (words.size() < 2) {
    std::vector<std::string> first = {"--help", "--version"};
    for (const Command* command : commands()) first.emplace_back(command->name);
    return starting_with(last, first);
  }
  const Command* const command = find_command(words.front());
  if (!command) return {};
  const std::vector<OptionGroup> groups = option_groups(*command);
  if (const OptionSpec* const option = waiting_option(groups, words[words.size() - 2]))
    return values_of_option(*option, last, *command, words);
  if (const std::size_t equals = last.find('='); last.starts_with("--") && equals != std::string::npos) {
    const OptionSpec* const option = waiting_option(groups, last.substr(0, equals));
    if (!option) return {};
    std::vector<std::string> found = values_of_option(*option, last.substr(equals + 1), *command, words);
    for (std::string& value : found) value.insert(0, last, 0, equals + 1);
    return found;
  }
  if (last.starts_with('-')) {
    std::vector<std::string> options;
    for (const OptionGroup& group : groups)
      for (const OptionSpec& option : group.options) {
        options.push_back(fmt::format("--{}", option.name));
        if (option.arity == Arity::toggle) options.push_back(fmt::format("--no-{}", option.name));
      }
    return starting_with(last, options);
  }
  if (command->name == "help") return starting_with(last, verbs_and_topics());
  if (command->name == "import" && words.size() == 2) return starting_with(last, doors_of_import());
  if (!takes_name(command->operands)) return {};
  return names_starting_with(last, *command, words, command->name == "path" ? Named::things : Named::anything);
}

std::optional<ExitCode> run_program_option(std::span<const std::string> words) {
  if (words.empty()) return std::nullopt;
  if (words[0] == "--version") return print_version();
  if (words[0] == "--complete") return print_lines(completions(words.subspan(1)));
  return std::nullopt;
}

}  // namespace filiera

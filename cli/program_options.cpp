// SPDX-License-Identifier: Apache-2.0
// Options that replace a verb: --version and --complete.
#include "cli/program_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iterator>

#include "build_paths.hpp"
#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/help.hpp"
#include "cli/line/terms.hpp"
#include "export/formats.hpp"
#include "graph/model/names.hpp"
#include "io/mapped_file.hpp"
#include "io/sha256.hpp"
#include "io/standard_output.hpp"

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

// The SHA-256 of the output of `sha256sum` for the files of a folder, in order of their relative paths.
std::string digest_of_folder(const fs::path& folder) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(folder).string());
  std::sort(files.begin(), files.end());
  std::string listed;
  for (const std::string& file : files) {
    const MappedFile mapped((folder / file).string());
    listed += sha256_hex(mapped.bytes()) + "  ./" + file + "\n";
  }
  return sha256_hex(listed);
}

// The line about the default data.
std::string data_line() {
  try {
    const std::string path = data_paths({}).front();
    if (!fs::is_directory(path)) return "data: " + path;
    return fmt::format("data: {}\ndata digest (SHA-256): {}", path, digest_of_folder(path));
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

// The names in the data that begin with `begun`; empty if the data cannot be read or is an endpoint.
std::vector<std::string> names_starting_with(std::string_view begun, const Command& command,
                                             std::span<const std::string> words) {
  std::vector<std::string> data;
  for (std::size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "-d" || words[i] == "--data") data.insert(data.end(), {words[i], words[i + 1]});
  try {
    const Arguments arguments = parse_arguments(option_groups(command), data);
    const ReadResult read = read_data(arguments, data_paths(arguments));
    if (read.graph) return Names(*read.graph).starting_with(begun, most_names);
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
  constexpr std::string_view of_names[] = {"NAME", "[NAME]", "FROM TO", "MEASURE"};
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
  if (const OptionSpec* const option = waiting_option(groups, words[words.size() - 2])) {
    if (option->argument == "FORMAT") return starting_with(last, export_formats());
    if (takes_name(option->argument)) return names_starting_with(last, *command, words);
    return starting_with(last, listed_values(option->argument));
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
  return takes_name(command->operands) ? names_starting_with(last, *command, words) : std::vector<std::string>{};
}

std::optional<ExitCode> run_program_option(std::span<const std::string> words) {
  if (words.empty()) return std::nullopt;
  if (words[0] == "--version") return print_version();
  if (words[0] == "--complete") return print_lines(completions(words.subspan(1)));
  return std::nullopt;
}

}  // namespace filiera

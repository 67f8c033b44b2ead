// SPDX-License-Identifier: Apache-2.0
// The verbs: one row each, from which help, completions and the checks of the documentation are derived.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// A line of a verb's help that a reader can paste into a shell, and that a test runs.
struct Example {
  std::string_view command;
  std::string_view explanation;
  ExitCode exit = ExitCode::yes;
};

// Which of the options that verbs share a verb has.
// `data_and_file` is that of verbs whose output is a file of one format, not an answer.
enum class Shared : std::uint8_t { output, data_and_file, data_and_output, all };

struct Command {
  std::string_view name;
  std::string_view operands;  // as in the usage line
  std::size_t least_operands = 0;
  std::size_t most_operands = 0;
  std::string_view instead_of_operands = {};  // what to write in place of more operands; where it is not plain
  std::string_view summary;                   // half a line
  std::string_view description;               // paragraphs
  Shared shared = Shared::all;
  std::span<const OptionSpec> options;
  std::span<const Example> examples;
  // Does the work and prints the answer. Throws Failure, and what reading and writing throw.
  ExitCode (*run)(const Arguments&) = nullptr;
};

// All verbs, in the order of the help.
std::span<const Command* const> commands();

// Null when there is none of that name.
const Command* find_command(std::string_view name);

// The options of a verb, its own first.
std::vector<OptionGroup> option_groups(const Command& command);

// Runs the command line `words` (without the program's name). Throws as Command::run does, and UsageFailure.
ExitCode run_command_line(std::span<const std::string> words);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The verbs, one row each; help, completions and checks of the documentation are derived from these rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// A line of a verb's help to be pasted into a shell; a test runs it.
struct Example {
  std::string_view command;
  std::string_view explanation;
  ExitCode exit = ExitCode::yes;
};

// Which shared options a verb has. `data` is for verbs without output of their own; `data_and_file` for verbs whose
// output is a file of one format, not an answer.
enum class Shared : std::uint8_t { output, data, data_and_file, data_and_output, all };

struct Command {
  std::string_view name;
  std::string_view operands;  // as in the usage line
  std::size_t least_operands = 0;
  std::size_t most_operands = 0;
  std::string_view instead_of_operands = {};  // the message for too many operands, if the usage line does not suffice
  std::string_view summary;                   // half a line
  std::string_view description;               // paragraphs
  Shared shared = Shared::all;
  std::span<const OptionSpec> options;
  std::span<const Example> examples;
  // Runs the verb and prints the answer. Throws Failure and the exceptions of reading and writing.
  ExitCode (*run)(const Arguments&) = nullptr;
};

// All verbs, in the order of the help.
std::span<const Command* const> commands();

// Null if there is no such verb.
const Command* find_command(std::string_view name);

// The options of a verb, its own first.
std::vector<OptionGroup> option_groups(const Command& command);

// Runs the command line `words` (without the program's name), on data that was read before if there is some. Throws as
// Command::run, and UsageFailure.
ExitCode run_command_line(std::span<const std::string> words, std::shared_ptr<const KeptData> kept = nullptr);

}  // namespace filiera

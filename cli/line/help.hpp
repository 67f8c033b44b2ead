// SPDX-License-Identifier: Apache-2.0
// Help, derived from the tables of verbs, options, topics and faults.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/line/command.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

// A page of `filiera help`.
struct Topic {
  std::string_view name;
  std::string_view summary;
  std::string_view text;
};

std::span<const Topic> topics();

// One line on the exit codes, the same for every verb.
inline constexpr std::string_view exit_codes_line = "0 done or yes, 1 the answer is no, 2 usage, 3 bad input, 4 failed";

// The page with no line wider than the terminal; as it is where standard output is no terminal.
std::string fitted_to_terminal(std::string_view page);

// The output of `filiera VERB --help`. Here as below, tables are narrowed to the terminal.
std::string help_text(const Command& command);
// The output of `filiera --help`.
std::string overview_text();

// The manual page of a verb, and of the program with all topics, in troff with the man(7) macros.
std::string manual_page(const Command& command);
std::string manual_page();

// Print on standard output and return ExitCode::yes.
ExitCode print_help(const Command& command);
ExitCode print_overview();

}  // namespace filiera

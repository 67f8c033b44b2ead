// SPDX-License-Identifier: Apache-2.0
// The options that the program takes in place of a verb.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/output/exit_code.hpp"

namespace filiera {

// `filiera --version` prints version, licences, libraries and the data that verbs ask by default, with its digest.
// `filiera --complete WORD...` prints completions (below), one a line. Nothing for other words: they begin with a verb.
std::optional<ExitCode> run_program_option(std::span<const std::string> words);

// What the last of `words`, which may be empty, can be completed to; the others stand before it on the command line,
// without the program's name. Verbs, options, listed values and topics come from the tables; names come from the data
// that the words name, else from that of data_paths(), and none where it cannot be read. Nothing where a file is
// expected: the shell completes those.
std::vector<std::string> completions(std::span<const std::string> words);

}  // namespace filiera

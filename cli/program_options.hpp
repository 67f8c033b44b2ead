// SPDX-License-Identifier: Apache-2.0
// Options that replace a verb: --version and --complete.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/output/exit_code.hpp"

namespace filiera {

// `filiera --version` prints version, licences, libraries, and the default data with its digest. `filiera --complete
// WORD...` prints completions (see below), one on each line. Empty for other words: they begin with a verb.
std::optional<ExitCode> run_program_option(std::span<const std::string> words);

// The completions of the last of `words`, which may be empty; the others precede it on the command line, without the
// program's name. Verbs, options, listed values and topics come from the tables; names come from the data given by the
// words, else from data_paths(), and there are none if it cannot be read. Empty if a file is expected: the shell
// completes those.
std::vector<std::string> completions(std::span<const std::string> words);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Exit codes, and failures that end a verb early.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace filiera {

// The exit codes of the process. `input` takes precedence over `no`. `failed`: output, an endpoint or memory.
enum class ExitCode : int { yes = 0, no = 1, usage = 2, input = 3, failed = 4 };

// A failure with its exit code. `what()` is one line without line break, printed after "filiera: "; `details` are
// further lines.
class Failure : public std::runtime_error {
 public:
  Failure(ExitCode code, const std::string& message, std::vector<std::string> details = {})
      : std::runtime_error(message), code_(code), details_(std::move(details)) {}
  ExitCode code() const { return code_; }
  const std::vector<std::string>& details() const { return details_; }

 private:
  ExitCode code_;
  std::vector<std::string> details_;
};

// The command line is malformed, or contains an unknown or ambiguous name.
class UsageFailure : public Failure {
 public:
  explicit UsageFailure(const std::string& message, std::vector<std::string> details = {})
      : Failure(ExitCode::usage, message, std::move(details)) {}
};

}  // namespace filiera

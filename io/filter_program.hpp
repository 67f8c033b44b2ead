// SPDX-License-Identifier: Apache-2.0
// Runs another program as a filter from standard input to standard output.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// The output of `program`, found on PATH and started without a shell, for the given standard input. Its messages go to
// standard error. Both texts are held in memory. Throws OutputError: with `remedy` if there is no such program, or if
// its exit code is not 0.
std::string filtered(const std::string& program, std::span<const std::string> arguments, std::string_view input,
                     std::string_view remedy);
inline std::string filtered(const std::string& program, std::initializer_list<std::string> arguments,
                            std::string_view input, std::string_view remedy) {
  return filtered(program, std::span<const std::string>(arguments.begin(), arguments.size()), input, remedy);
}

}  // namespace filiera

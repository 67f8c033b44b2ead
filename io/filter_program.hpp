// SPDX-License-Identifier: Apache-2.0
// Another program as a filter: its standard input is ours to give, its standard output is the answer.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// What `program`, found on PATH and started without a shell, prints when it reads `input` from its standard input. Its
// messages go to standard error. Both texts are held in memory. Throws OutputError: with `remedy` when there is no such
// program, else when it ends otherwise than with 0.
std::string filtered(const std::string& program, std::span<const std::string> arguments, std::string_view input,
                     std::string_view remedy);
inline std::string filtered(const std::string& program, std::initializer_list<std::string> arguments,
                            std::string_view input, std::string_view remedy) {
  return filtered(program, std::span<const std::string>(arguments.begin(), arguments.size()), input, remedy);
}

}  // namespace filiera

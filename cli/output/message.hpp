// SPDX-License-Identifier: Apache-2.0
// Messages for people, on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/fault.hpp"

namespace filiera {

// Prints "filiera: MESSAGE" as one line, with terminal control characters escaped; on a terminal, wrapped to its width.
// Failure to print is ignored. The same holds for the others.
void print_message(std::string_view message);

// Prints one line without "filiera:".
void print_note(std::string_view line);

// Prints the fault as render() has it, with as much of the excerpt as the terminal has room for.
void print_fault(const Fault& fault);

// "1 claim", "2 claims"; the default plural appends an s.
std::string counted(std::uint64_t number, std::string_view noun, std::string_view plural = {});

}  // namespace filiera

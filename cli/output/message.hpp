// SPDX-License-Identifier: Apache-2.0
// Messages for people, on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

// Prints "filiera: MESSAGE" as one line, with terminal control characters escaped. Failure to print is ignored.
void print_message(std::string_view message);

// Prints one line as it is, escaped in the same way.
void print_note(std::string_view line);

// Prints text of several lines that is already escaped (a rendered fault).
void print_rendered(std::string_view text);

// "1 claim", "2 claims"; the default plural appends an s.
std::string counted(std::uint64_t number, std::string_view noun, std::string_view plural = {});

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Messages for people, on standard error.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

// Prints "filiera: MESSAGE" as one line, characters that would steer a terminal escaped. Failure to print is
// ignored.
void print_message(std::string_view message);

// Prints one line as it is, escaped likewise.
void print_note(std::string_view line);

// Prints text of several lines that is safe already (a rendered fault).
void print_rendered(std::string_view text);

// "1 claim", "2 claims"; the plural is the noun with an s where none is given.
std::string counted(std::uint64_t number, std::string_view noun, std::string_view plural = {});

}  // namespace filiera

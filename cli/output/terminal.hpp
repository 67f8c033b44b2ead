// SPDX-License-Identifier: Apache-2.0
// Colour and width of a stream, and how lines are painted for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/output/table.hpp"

namespace filiera {

enum class ColorChoice : std::uint8_t { automatic, always, never };

// Whether to colour the stream of this file descriptor. Automatic: if it is a terminal, unless NO_COLOR is set and not
// empty (https://no-color.org) or TERM is "dumb".
bool use_color(ColorChoice choice, int descriptor);

// The number of columns of the terminal; empty if the descriptor is not a terminal.
std::optional<std::size_t> terminal_width(int descriptor);

// Whether tones become escape sequences (SGR).
enum class Paint : std::uint8_t { plain, colored };

// The line, with a line break.
std::string paint(const Line& line, Paint how);

}  // namespace filiera

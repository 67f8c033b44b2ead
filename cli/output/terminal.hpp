// SPDX-License-Identifier: Apache-2.0
// What a stream can show: colour, width; and painting lines for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/output/table.hpp"

namespace filiera {

enum class ColorChoice : std::uint8_t { automatic, always, never };

// Whether to colour the stream with this file descriptor. Automatic: only a terminal, unless NO_COLOR is set
// and not empty (https://no-color.org) or TERM is "dumb".
bool use_color(ColorChoice choice, int descriptor);

// The columns of the terminal behind the descriptor; nothing when it is none.
std::optional<std::size_t> terminal_width(int descriptor);

// Whether to mark tones with escape sequences (SGR).
enum class Paint : std::uint8_t { plain, colored };

// The line with a newline.
std::string paint(const Line& line, Paint how);

}  // namespace filiera

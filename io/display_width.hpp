// SPDX-License-Identifier: Apache-2.0
// How many columns of a terminal text takes.
#pragma once

#include <cstddef>
#include <string_view>

namespace filiera {

// 0 for combining and format characters, 2 for wide East Asian ones and most emoji, else 1. Controls count 1.
std::size_t display_width(char32_t code_point);

// The sum over the code points of `text`, which is UTF-8 (bytes that are not count as something, never as a
// fault).
std::size_t display_width(std::string_view text);

}  // namespace filiera

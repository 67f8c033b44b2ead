// SPDX-License-Identifier: Apache-2.0
// Properties of characters (Unicode).
#pragma once

#include <array>
#include <cstdint>

namespace filiera {

// The canonical decomposition of a character: itself, and the marks on it.
struct Decomposition {
  std::array<char32_t, 4> characters{};
  std::uint8_t size = 0;
};
Decomposition decomposition(char32_t character);

// Whether it is a mark on the character before it.
bool is_mark(char32_t character);
bool is_letter_or_digit(char32_t character);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Folding of case and accents, by tables from Unicode's decompositions.
#include "io/fold.hpp"

#include "io/utf8.hpp"

namespace filiera {

namespace {

// Small base letters of U+00C0 to U+017F and of U+1E00 to U+1EFF; empty where there are none.
constexpr std::string_view latin[] = {
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "",  "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "",  "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "",  "",   "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s",
};
constexpr std::string_view latin_additional[] = {
    "a", "a", "b", "b", "b", "b", "b", "b", "c", "c", "d", "d", "d", "d", "d", "d", "d", "d", "d",  "d",
    "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "f", "f", "g", "g", "h", "h", "h", "h", "h",  "h",
    "h", "h", "h", "h", "i", "i", "i", "i", "k", "k", "k", "k", "k", "k", "l", "l", "l", "l", "l",  "l",
    "l", "l", "m", "m", "m", "m", "m", "m", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o",  "o",
    "o", "o", "o", "o", "p", "p", "p", "p", "r", "r", "r", "r", "r", "r", "r", "r", "s", "s", "s",  "s",
    "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u",  "u",
    "u", "u", "u", "u", "v", "v", "v", "v", "w", "w", "w", "w", "w", "w", "w", "w", "w", "w", "x",  "x",
    "x", "x", "y", "y", "z", "z", "z", "z", "z", "z", "h", "t", "w", "y", "",  "s", "",  "",  "ss", "",
    "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a", "a",  "a",
    "a", "a", "a", "a", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e",  "e",
    "i", "i", "i", "i", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o", "o",  "o",
    "o", "o", "o", "o", "o", "o", "o", "o", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u", "u",  "u",
    "u", "u", "y", "y", "y", "y", "y", "y", "y", "y", "",  "",  "",  "",  "",  "",
};

std::string_view latin_letters(char32_t value) {
  if (value >= 0xC0 && value < 0x180) return latin[value - 0xC0];
  if (value >= 0x1E00 && value < 0x1F00) return latin_additional[value - 0x1E00];
  return {};
}

char32_t small_letter(char32_t value) {
  if (value >= U'A' && value <= U'Z') return value + 32;
  if (value >= 0x391 && value <= 0x3A9) return value + 32;  // Greek
  if (value >= 0x410 && value <= 0x42F) return value + 32;  // Cyrillic
  if (value >= 0x400 && value <= 0x40F) return value + 80;
  if (value == 0x3C2) return 0x3C3;  // final sigma
  if (value == 0x2018 || value == 0x2019 || value == 0x2BC) return U'\'';
  if (value == 0x201C || value == 0x201D) return U'"';
  return value;
}

bool is_space(char32_t value) {
  return value == ' ' || (value >= 9 && value <= 13) || value == 0xA0 || value == 0x3000 ||
         (value >= 0x2000 && value <= 0x200A);
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  bool space = false;  // owed before the next character
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text);
    const std::string_view bytes = text.substr(0, point.size == 0 ? 1 : point.size);
    text.remove_prefix(bytes.size());
    if (point.size != 0 && is_space(point.value)) {
      space = !folded.empty();
      continue;
    }
    if (point.size != 0 && point.value >= 0x300 && point.value <= 0x36F) continue;
    if (space) folded += ' ';
    space = false;
    if (point.size == 0)
      folded += bytes;
    else if (const std::string_view letters = latin_letters(point.value); !letters.empty())
      folded += letters;
    else
      append_utf8(folded, small_letter(point.value));
  }
  return folded;
}

}  // namespace filiera

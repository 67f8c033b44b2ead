// SPDX-License-Identifier: Apache-2.0
// Wraps text to a number of terminal columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/output/table.hpp"

namespace filiera {

// What becomes of a word that is wider than the line. kept: a line of its own, wider than asked for. broken: a line of
// its own, broken after one of "/#&=-" where there is one, else within the word.
enum class WideWords : std::uint8_t { kept, broken };

// Columns before the second and all further lines.
struct Indent {
  std::size_t columns = 0;
};

// The parts of the text that become lines of at most `width` columns, in order; breaks are at spaces, which belong to
// no part. Never empty. The text must be valid UTF-8 without control characters. O(size).
std::vector<std::string_view> wrap(std::string_view text, std::size_t width, WideWords wide, Indent indent = {});

// The same for a line of fragments, which keep their tones; wide words are broken. Spaces at the start of the line
// stay, and further lines are indented by them and `indent`.
std::vector<Line> wrap(const Line& line, std::size_t width, Indent indent = {});

// The text with no line wider than `width`. Of lines that start without a space, those up to an empty line are a
// paragraph, whose words are set anew if one of its lines is too wide. A line that starts with a space is wrapped by
// itself; its further lines begin under its second column, if two or more spaces part it, else two columns further.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace filiera

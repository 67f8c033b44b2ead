// SPDX-License-Identifier: Apache-2.0
// Tables of text: what stands where, apart from how it is painted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/csv.hpp"

namespace filiera {

// What a piece of text means to the reader; the terminal decides how that looks.
enum class Tone : std::uint8_t { plain, strong, faint, good, doubtful, bad };

// One or more lines. Cells of a row whose lines belong together line by line have them at the same index.
struct Cell {
  std::vector<std::string> lines;
  Tone tone = Tone::plain;

  Cell() = default;
  Cell(std::string text, Tone tone_of_all = Tone::plain) : lines{std::move(text)}, tone(tone_of_all) {}
  Cell(const char* text) : Cell(std::string(text)) {}
  Cell(std::vector<std::string> several, Tone tone_of_all = Tone::plain)
      : lines(std::move(several)), tone(tone_of_all) {}
};

enum class Align : std::uint8_t { left, right };

struct Heading {
  std::string title;
  Align align = Align::left;
};

// Every row has as many cells as there are columns.
struct Table {
  std::vector<Heading> columns;
  std::vector<std::vector<Cell>> rows;
};

struct Fragment {
  std::string text;
  Tone tone = Tone::plain;
};
using Line = std::vector<Fragment>;

// The table in lines: a line of titles, then the rows, columns padded to the widest of their lines and parted
// by two spaces, no spaces at the end of a line. Characters that would steer a terminal are escaped. With a
// `width`, the widest columns are narrowed and their text folded at spaces until the lines fit, but none
// below 12 columns.
std::vector<Line> lay_out(const Table& table, std::optional<std::size_t> width = std::nullopt);

// The text with Markdown's markup characters escaped.
std::string markdown(std::string_view text);

// A GitHub-flavoured Markdown table; lines of a cell are parted by <br>, markup characters are escaped.
std::string markdown(const Table& table);

// A line of titles, then the rows, as RFC 4180 has it (io/csv.hpp); lines of a cell are parted by "; ".
std::string csv(const Table& table, Formulas formulas = Formulas::defused);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tables of text: what stands where, apart from how it is painted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

// The lines of a cell of a row; they end with the row.
struct CellView {
  std::vector<std::string_view> lines;
  Tone tone = Tone::plain;
};

// The cells of a row, held in little more than the bytes of their text.
class Row {
 public:
  Row() = default;
  Row(std::initializer_list<Cell> cells) : Row(std::span<const Cell>(cells.begin(), cells.size())) {}
  Row(const std::vector<Cell>& cells) : Row(std::span<const Cell>(cells)) {}

  std::vector<CellView> cells() const;

 private:
  explicit Row(std::span<const Cell> cells);

  std::string bytes_;  // of each cell its tone and lines, these with their sizes before them
};

// Every row has as many cells as there are columns.
struct Table {
  std::vector<Heading> columns;
  std::vector<Row> rows;
};

struct Fragment {
  std::string text;
  Tone tone = Tone::plain;
};
using Line = std::vector<Fragment>;

// Hands over the table in lines: a line of titles, then the rows, columns padded to the widest of their lines and
// parted by two spaces, no spaces at the end of a line. Characters that would steer a terminal are escaped. With a
// `width`, the widest columns are narrowed and their text folded at spaces until the lines fit, but none
// below 12 columns.
void lay_out(const Table& table, std::optional<std::size_t> width, const std::function<void(const Line&)>& take);

// The text with Markdown's markup characters escaped.
std::string markdown(std::string_view text);

// The lines of a GitHub-flavoured Markdown table: the titles with the line under them, and a row; lines of a cell are
// parted by <br>, markup characters are escaped.
std::string markdown(std::span<const Heading> columns);
std::string markdown(const Row& row);

// Records as RFC 4180 has them (io/csv.hpp): the titles, and a row; lines of a cell are parted by "; ".
std::string csv(std::span<const Heading> columns);
std::string csv(const Row& row);

}  // namespace filiera

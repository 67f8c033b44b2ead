// SPDX-License-Identifier: Apache-2.0
// Tables of text: content and layout, without painting.
#pragma once

#include <boost/container/small_vector.hpp>
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

// The meaning of a text; the terminal decides its appearance.
enum class Tone : std::uint8_t { plain, strong, faint, good, doubtful, bad };

// One or more lines. Lines with the same index in the cells of a row belong together. `tones` has the tones of lines
// that have one of their own.
struct Cell {
  std::vector<std::string> lines;
  Tone tone = Tone::plain;
  std::vector<Tone> tones;

  Cell() = default;
  Cell(std::vector<std::string> several, std::vector<Tone> tone_of_each)
      : lines(std::move(several)), tones(std::move(tone_of_each)) {}
  Tone tone_of(std::size_t line) const { return line < tones.size() ? tones[line] : tone; }
  Cell(std::string text, Tone tone_of_all = Tone::plain) : lines{std::move(text)}, tone(tone_of_all) {}
  Cell(const char* text) : Cell(std::string(text)) {}
  Cell(std::vector<std::string> several, Tone tone_of_all = Tone::plain)
      : lines(std::move(several)), tone(tone_of_all) {}
};

enum class Align : std::uint8_t { left, right };

struct Heading {
  std::string title;  // a phrase (io/phrases.hpp)
  Align align = Align::left;
  bool of_whole_row = false;  // the first line is about the row, not about the first lines of the other cells
};

// The lines of a cell; valid as long as the row.
struct CellView {
  boost::container::small_vector<std::string_view, 2> lines;
  boost::container::small_vector<Tone, 2> tones;  // of each line
};

// The cells of a row, stored in little more than the bytes of their text.
class Row {
 public:
  Row() = default;
  Row(std::initializer_list<Cell> cells) : Row(std::span<const Cell>(cells.begin(), cells.size())) {}
  Row(const std::vector<Cell>& cells) : Row(std::span<const Cell>(cells)) {}

  std::vector<CellView> cells() const;
  // The same, in place of what `cells` holds.
  void read(std::vector<CellView>& cells) const;

 private:
  explicit Row(std::span<const Cell> cells);

  std::string bytes_;  // for each cell the number of its lines, then these, each preceded by its tone and size
};

// Every row has as many cells as there are columns. A list has the columns key, text and, if any, sources, and only
// Markdown shows their titles.
struct Table {
  std::vector<Heading> columns;
  std::vector<Row> rows;
  bool is_list = false;
};

struct Fragment {
  std::string text;
  Tone tone = Tone::plain;
};
using Line = std::vector<Fragment>;

// Calls take() for each line of the table: titles, then rows, with columns padded to their widest line and separated by
// two spaces, without trailing spaces. Terminal control characters are escaped. With a `width`, the widest columns are
// narrowed and wrapped at spaces until the lines fit, but not below 12 characters.
void lay_out(const Table& table, std::optional<std::size_t> width, const std::function<void(const Line&)>& take);

// The width of the table laid out without a `width`.
std::size_t full_width(const Table& table);

// The text with Markdown's markup characters escaped.
std::string markdown(std::string_view text);

// The lines of a table in GitHub-flavoured Markdown: the titles with their underline, and a row; lines of a cell are
// separated by <br>, markup characters are escaped.
std::string markdown(std::span<const Heading> columns);
std::string markdown(const Row& row);

// The cells of a row, the lines of each separated by "; ".
std::vector<std::string> one_line_cells(const Row& row);

}  // namespace filiera

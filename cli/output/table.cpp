// SPDX-License-Identifier: Apache-2.0
// Lays out tables in aligned columns.
#include "cli/output/table.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

#include "cli/output/wrap.hpp"
#include "io/escape.hpp"
#include "io/phrases.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t column_space = 2;
constexpr std::size_t narrowest = 12;
constexpr std::size_t widest = 500;  // one long cell shall not pad all rows

// Parallel lines of the cells of a row, and the texts that they view where these are not in the row itself.
using Lines = boost::container::small_vector<std::string_view, 2>;
struct RowLines {
  std::vector<Lines> cells;
  std::deque<std::string> escaped;
};

// Narrows the widest columns one by one until the line fits or all have their minimum width.
void narrow(std::vector<std::size_t>& widths, std::size_t width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), column_space * (widths.size() - 1));
  for (; total > width; --total) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) return;
    --*widest;
  }
}

// Whether escape_for_terminal() keeps the text as it is. May answer no for such a text too.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

// Sets the line at this index of each cell, escaped and, if widths are given, wrapped; all cells are padded to the same
// number of lines.
void take_lines_at(const std::vector<CellView>& cells, std::size_t number, std::span<const std::size_t> narrowed,
                   RowLines& lines) {
  lines.cells.resize(cells.size());
  lines.escaped.clear();
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    Lines& of_cell = lines.cells[c];
    of_cell.clear();
    if (number >= cells[c].lines.size()) continue;
    std::string_view line = cells[c].lines[number];
    if (!is_plain(line)) line = lines.escaped.emplace_back(escape_for_terminal(line));
    if (narrowed.empty())
      of_cell.push_back(line);
    else
      for (const std::string_view part : wrap(line, narrowed[c], WideWords::kept)) of_cell.push_back(part);
    height = std::max(height, of_cell.size());
  }
  for (Lines& of_cell : lines.cells) of_cell.resize(height);
}

// Calls visit(cells, number, lines) for each line of each row, the titles first.
template <class Visit>
void each_line(const Table& table, std::span<const std::size_t> narrowed, Visit visit) {
  std::vector<Cell> titles;
  for (const Heading& heading : table.columns)
    titles.emplace_back(std::string(in_language(heading.title)), Tone::strong);
  std::vector<CellView> cells;
  RowLines lines;
  const auto visit_row = [&](const Row& row) {
    row.read(cells);
    std::size_t height = 1;
    for (const CellView& cell : cells) height = std::max(height, cell.lines.size());
    for (std::size_t i = 0; i < height; ++i) {
      take_lines_at(cells, i, narrowed, lines);
      visit(cells, i, lines.cells);
    }
  };
  visit_row(titles);
  for (const Row& row : table.rows) visit_row(row);
}

std::vector<std::size_t> column_widths(const Table& table, std::span<const std::size_t> narrowed = {}) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  each_line(table, narrowed, [&](const auto&, std::size_t, const std::vector<Lines>& lines) {
    for (std::size_t c = 0; c < lines.size(); ++c)
      for (const std::string_view line : lines[c])
        widths[c] = std::max(widths[c], std::min(display_width(line), widest));
  });
  return widths;
}

// `number`: of the lines of the cells from which these lines are.
Line line_of(const std::vector<Lines>& lines, std::size_t index, std::size_t number,
             const std::vector<std::size_t>& widths, const std::vector<Heading>& columns,
             const std::vector<CellView>& cells) {
  Line line;
  std::size_t pending = 0;  // spaces to be written before the next text
  for (std::size_t c = 0; c < lines.size(); ++c) {
    const std::string_view text = lines[c][index];
    const std::size_t fill = widths[c] - std::min(widths[c], display_width(text));
    const bool right = columns[c].align == Align::right;
    if (!text.empty()) {
      const std::size_t before = pending + (right ? fill : 0);
      if (before > 0) line.push_back({std::string(before, ' '), Tone::plain});
      line.push_back({std::string(text), number < cells[c].tones.size() ? cells[c].tones[number] : Tone::plain});
      pending = (right ? 0 : fill) + column_space;
    } else {
      pending += fill + column_space;
    }
  }
  return line;
}

}  // namespace

Row::Row(std::span<const Cell> cells) {
  const auto add_size = [this](std::size_t size) {
    for (; size >= 0x80; size >>= 7) bytes_ += static_cast<char>(size | 0x80);
    bytes_ += static_cast<char>(size);
  };
  for (const Cell& cell : cells) {
    add_size(cell.lines.size());
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      bytes_ += static_cast<char>(cell.tone_of(i));
      add_size(cell.lines[i].size());
      bytes_ += cell.lines[i];
    }
  }
  bytes_.shrink_to_fit();
}

std::vector<CellView> Row::cells() const {
  std::vector<CellView> cells;
  read(cells);
  return cells;
}

void Row::read(std::vector<CellView>& cells) const {
  std::size_t count = 0;
  std::string_view rest = bytes_;
  const auto take_byte = [&rest] {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    return byte;
  };
  const auto take_size = [&take_byte] {
    std::size_t size = 0;
    for (unsigned shift = 0;; shift += 7) {
      const unsigned char byte = take_byte();
      size |= static_cast<std::size_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return size;
    }
  };
  while (!rest.empty()) {
    if (count == cells.size()) cells.emplace_back();
    CellView& cell = cells[count++];
    cell.tones.clear();
    cell.lines.resize(take_size());
    for (std::string_view& line : cell.lines) {
      cell.tones.push_back(static_cast<Tone>(take_byte()));
      const std::size_t size = take_size();
      line = rest.substr(0, size);
      rest.remove_prefix(size);
    }
  }
  cells.resize(count);
}

std::size_t full_width(const Table& table) {
  if (table.columns.empty()) return 0;
  const std::vector<std::size_t> widths = column_widths(table);
  return std::accumulate(widths.begin(), widths.end(), column_space * (widths.size() - 1));
}

void lay_out(const Table& table, std::optional<std::size_t> width, const std::function<void(const Line&)>& take) {
  if (table.columns.empty()) return;
  std::vector<std::size_t> widths = column_widths(table), narrowed;
  if (width) {
    narrowed = widths;
    narrow(narrowed, *width);
    widths = column_widths(table, narrowed);
  }
  each_line(table, narrowed,
            [&](const std::vector<CellView>& cells, std::size_t number, const std::vector<Lines>& lines) {
              for (std::size_t i = 0; i < lines.front().size(); ++i)
                take(line_of(lines, i, number, widths, table.columns, cells));
            });
}

}  // namespace filiera

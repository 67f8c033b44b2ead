// SPDX-License-Identifier: Apache-2.0
// Lays out tables in aligned columns.
#include "cli/output/table.hpp"

#include <algorithm>
#include <numeric>

#include "cli/output/wrap.hpp"
#include "io/escape.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 12;
constexpr std::size_t widest = 500;  // one long cell shall not pad all rows

using Lines = std::vector<std::string>;

// Narrows the widest columns one by one until the line fits or all have their minimum width.
void narrow(std::vector<std::size_t>& widths, std::size_t width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  for (; total > width; --total) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) return;
    --*widest;
  }
}

// The line at this index of each cell, escaped and, if widths are given, wrapped; all cells are padded to the same
// number of lines.
std::vector<Lines> lines_at(const std::vector<CellView>& cells, std::size_t number,
                            std::span<const std::size_t> narrowed) {
  std::vector<Lines> lines(cells.size());
  std::size_t height = 1;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (number >= cells[c].lines.size()) continue;
    std::string line = escape_for_terminal(cells[c].lines[number]);
    if (narrowed.empty())
      lines[c].push_back(std::move(line));
    else
      for (const std::string_view part : wrap(line, narrowed[c], WideWords::kept)) lines[c].emplace_back(part);
    height = std::max(height, lines[c].size());
  }
  for (Lines& of_cell : lines) of_cell.resize(height);
  return lines;
}

// Calls visit(cells, number, lines) for each line of each row, the titles first.
template <class Visit>
void each_line(const Table& table, std::span<const std::size_t> narrowed, Visit visit) {
  std::vector<Cell> titles;
  for (const Heading& heading : table.columns) titles.emplace_back(heading.title, Tone::strong);
  const auto visit_row = [&](const Row& row) {
    const std::vector<CellView> cells = row.cells();
    std::size_t height = 1;
    for (const CellView& cell : cells) height = std::max(height, cell.lines.size());
    for (std::size_t i = 0; i < height; ++i) visit(cells, i, lines_at(cells, i, narrowed));
  };
  visit_row(titles);
  for (const Row& row : table.rows) visit_row(row);
}

std::vector<std::size_t> column_widths(const Table& table, std::span<const std::size_t> narrowed = {}) {
  std::vector<std::size_t> widths(table.columns.size(), 0);
  each_line(table, narrowed, [&](const auto&, std::size_t, const std::vector<Lines>& lines) {
    for (std::size_t c = 0; c < lines.size(); ++c)
      for (const std::string& line : lines[c]) widths[c] = std::max(widths[c], std::min(display_width(line), widest));
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
    const std::string& text = lines[c][index];
    const std::size_t fill = widths[c] - std::min(widths[c], display_width(text));
    const bool right = columns[c].align == Align::right;
    if (!text.empty()) {
      const std::size_t before = pending + (right ? fill : 0);
      if (before > 0) line.push_back({std::string(before, ' '), Tone::plain});
      line.push_back({text, number < cells[c].tones.size() ? cells[c].tones[number] : Tone::plain});
      pending = (right ? 0 : fill) + gap;
    } else {
      pending += fill + gap;
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
    CellView& cell = cells.emplace_back();
    cell.lines.resize(take_size());
    for (std::string_view& line : cell.lines) {
      cell.tones.push_back(static_cast<Tone>(take_byte()));
      const std::size_t size = take_size();
      line = rest.substr(0, size);
      rest.remove_prefix(size);
    }
  }
  return cells;
}

std::size_t full_width(const Table& table) {
  if (table.columns.empty()) return 0;
  const std::vector<std::size_t> widths = column_widths(table);
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
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

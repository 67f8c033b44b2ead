// SPDX-License-Identifier: Apache-2.0
// Layout of tables in aligned columns.
#include "cli/table.hpp"

#include <algorithm>
#include <numeric>

#include "io/escape.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 12;

// The lines of a cell, escaped.
std::vector<std::string> shown_lines(const Cell& cell) {
  std::vector<std::string> lines;
  for (const std::string& line : cell.lines) lines.push_back(escape_for_terminal(line));
  return lines;
}

// Breaks a line at spaces so that each part fits; a word wider than that stays whole.
std::vector<std::string> fold(const std::string& line, std::size_t width) {
  std::vector<std::string> parts;
  std::string part;
  for (std::size_t start = 0; start <= line.size();) {
    const std::size_t end = std::min(line.find(' ', start), line.size());
    const std::string word = line.substr(start, end - start);
    if (!part.empty() && display_width(part) + 1 + display_width(word) > width)
      parts.push_back(std::exchange(part, word));
    else
      part += (part.empty() ? "" : " ") + word;
    start = end + 1;
  }
  parts.push_back(part);
  return parts;
}

using Lines = std::vector<std::string>;

// The rows of the table as escaped lines, the titles first.
std::vector<std::vector<Lines>> shown_rows(const Table& table) {
  std::vector<std::vector<Lines>> rows;
  std::vector<Lines> titles;
  for (const Heading& heading : table.columns) titles.push_back({escape_for_terminal(heading.title)});
  rows.push_back(std::move(titles));
  for (const std::vector<Cell>& row : table.rows) {
    std::vector<Lines> shown;
    for (const Cell& cell : row) shown.push_back(shown_lines(cell));
    rows.push_back(std::move(shown));
  }
  return rows;
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<Lines>>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const auto& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c)
      for (const std::string& line : row[c]) widths[c] = std::max(widths[c], display_width(line));
  return widths;
}

// Takes columns from the widest, one by one, until the line fits or all are as narrow as they may be.
void narrow(std::vector<std::size_t>& widths, std::size_t width) {
  std::size_t total = std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  for (; total > width; --total) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= narrowest) return;
    --*widest;
  }
}

// Folds the lines of a row. A line of one cell that takes several pushes down the same line of the others.
std::vector<Lines> folded(const std::vector<Lines>& row, const std::vector<std::size_t>& widths) {
  std::vector<Lines> result(row.size());
  std::size_t height = 0;
  for (const Lines& lines : row) height = std::max(height, lines.size());
  for (std::size_t i = 0; i < height; ++i) {
    std::size_t bottom = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (i < row[c].size())
        for (std::string& part : fold(row[c][i], widths[c])) result[c].push_back(std::move(part));
      bottom = std::max(bottom, result[c].size());
    }
    for (Lines& lines : result) lines.resize(bottom);
  }
  return result;
}

Line line_of(const std::vector<Lines>& row, std::size_t index, const std::vector<std::size_t>& widths,
             const std::vector<Heading>& columns, const std::vector<Tone>& tones) {
  Line line;
  std::size_t pending = 0;  // spaces owed before the next text
  for (std::size_t c = 0; c < row.size(); ++c) {
    const std::string text = index < row[c].size() ? row[c][index] : std::string();
    const std::size_t fill = widths[c] - std::min(widths[c], display_width(text));
    const bool right = columns[c].align == Align::right;
    if (!text.empty()) {
      const std::size_t before = pending + (right ? fill : 0);
      if (before > 0) line.push_back({std::string(before, ' '), Tone::plain});
      line.push_back({text, tones[c]});
      pending = (right ? 0 : fill) + gap;
    } else {
      pending += fill + gap;
    }
  }
  return line;
}

}  // namespace

std::vector<Line> lay_out(const Table& table, std::optional<std::size_t> width) {
  if (table.columns.empty()) return {};
  std::vector<std::vector<Lines>> rows = shown_rows(table);
  std::vector<std::size_t> widths = column_widths(rows);
  if (width) {
    narrow(widths, *width);
    for (auto& row : rows) row = folded(row, widths);
    widths = column_widths(rows);
  }
  std::vector<Line> lines;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::vector<Tone> tones(table.columns.size(), Tone::strong);
    std::size_t height = 1;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (r > 0) tones[c] = table.rows[r - 1][c].tone;
      height = std::max(height, rows[r][c].size());
    }
    for (std::size_t i = 0; i < height; ++i)
      lines.push_back(line_of(rows[r], i, widths, table.columns, tones));
  }
  return lines;
}

}  // namespace filiera

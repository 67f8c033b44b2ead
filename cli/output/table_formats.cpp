// SPDX-License-Identifier: Apache-2.0
// Tables as Markdown, and their cells as one line each.
#include "cli/output/table.hpp"
#include "io/escape.hpp"
#include "io/phrases.hpp"

namespace filiera {

namespace {

std::string cell_text(const CellView& cell, std::string_view separator) {
  std::string text;
  for (const std::string_view line : cell.lines) {
    if (!text.empty() && !line.empty()) text += separator;
    text += line;
  }
  return text;
}

}  // namespace

std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : escape_for_terminal(text)) {
    if (std::string_view("\\`*_[]|<>~&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown(std::span<const Heading> columns) {
  std::string out = "|";
  for (const Heading& heading : columns) out += ' ' + markdown(in_language(heading.title)) + " |";
  out += "\n|";
  for (const Heading& heading : columns) out += heading.align == Align::right ? " ---: |" : " --- |";
  return out += '\n';
}

std::string markdown(const Row& row) {
  std::string out = "|";
  for (const CellView& cell : row.cells()) {
    out += ' ';
    for (std::size_t i = 0; i < cell.lines.size(); ++i) {
      if (i > 0) out += "<br>";
      out += markdown(cell.lines[i]);
    }
    out += " |";
  }
  return out += '\n';
}

std::vector<std::string> one_line_cells(const Row& row) {
  std::vector<std::string> cells;
  for (const CellView& cell : row.cells()) cells.push_back(cell_text(cell, "; "));
  return cells;
}

}  // namespace filiera

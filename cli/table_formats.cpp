// SPDX-License-Identifier: Apache-2.0
// Tables as Markdown and as comma-separated values.
#include "cli/table.hpp"
#include "io/escape.hpp"

namespace filiera {

namespace {

std::string joined(const Cell& cell, std::string_view separator) {
  std::string text;
  for (const std::string& line : cell.lines) {
    if (!text.empty() && !line.empty()) text += separator;
    text += line;
  }
  return text;
}

}  // namespace

std::string markdown(std::string_view text) {
  std::string out;
  for (const char c : escape_for_terminal(text)) {
    if (std::string_view("\\`*_[]|<>~").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string markdown(const Table& table) {
  std::string out = "|";
  for (const Heading& heading : table.columns) {
    out += ' ' + markdown(heading.title) + " |";
  }
  out += "\n|";
  for (const Heading& heading : table.columns) out += heading.align == Align::right ? " ---: |" : " --- |";
  out += '\n';
  for (const std::vector<Cell>& row : table.rows) {
    out += '|';
    for (const Cell& cell : row) {
      out += ' ';
      for (std::size_t i = 0; i < cell.lines.size(); ++i) {
        if (i > 0) out += "<br>";
        out += markdown(cell.lines[i]);
      }
      out += " |";
    }
    out += '\n';
  }
  return out;
}

std::string csv(const Table& table, Formulas formulas) {
  std::string out;
  std::vector<std::string> record;
  for (const Heading& heading : table.columns) record.push_back(heading.title);
  append_csv_record(out, record, formulas);
  for (const std::vector<Cell>& row : table.rows) {
    record.clear();
    for (const Cell& cell : row) record.push_back(joined(cell, "; "));
    append_csv_record(out, record, formulas);
  }
  return out;
}

}  // namespace filiera

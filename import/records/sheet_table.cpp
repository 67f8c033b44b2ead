// SPDX-License-Identifier: Apache-2.0
// Reads the header of a table, and its rows by the names of their columns.
#include "import/records/sheet_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "import/records/record_faults.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

// The length of the white space at the start of the text; 0 if there is none.
std::size_t blank_at(std::string_view text) {
  if (text.empty()) return 0;
  if (std::string_view(" \t\r\n\v\f").find(text.front()) != std::string_view::npos) return 1;
  return text.starts_with("\u00A0") ? 2 : 0;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (const std::size_t blank = blank_at(text)) text.remove_prefix(blank);
  while (!text.empty()) {
    if (blank_at(text.substr(text.size() - 1)) > 0)
      text.remove_suffix(1);
    else if (text.ends_with("\u00A0"))
      text.remove_suffix(2);
    else
      break;
  }
  return text;
}

std::string collapsed(std::string_view text) {
  std::string result;
  text = trimmed(text);
  while (!text.empty()) {
    if (std::size_t blank = blank_at(text); blank > 0) {
      for (; blank > 0; blank = blank_at(text)) text.remove_prefix(blank);
      result += ' ';
      continue;
    }
    result += text.front();
    text.remove_prefix(1);
  }
  return result;
}

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(separator);
    if (const std::string_view part = trimmed(text.substr(0, end)); !part.empty()) parts.push_back(part);
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

SheetTable::SheetTable(std::unique_ptr<RowSource> rows, Faults& faults) : rows_(std::move(rows)), faults_(faults) {
  const std::size_t errors = faults_.count(Severity::error);
  if (!rows_->next(row_)) {
    if (faults_.count(Severity::error) == errors)
      faults_.add({&record_fault::table, {name(), 1, 0}, "an empty table: it has no header", {}, {}});
    return;
  }
  // A spreadsheet writes empty cells beyond the last column.
  while (!row_.cells.empty() && trimmed(row_.cells.back()).empty()) row_.cells.pop_back();
  for (const std::string& cell : row_.cells) {
    header_.emplace_back(trimmed(cell));
    folded_.push_back(lower_ascii(header_.back()));
    const auto before = std::find(folded_.begin(), folded_.end() - 1, folded_.back());
    if (folded_.back().empty())
      faults_.add({&record_fault::column,
                   {name(), row_.number, header_.size()},
                   "a column without a name",
                   {},
                   "name it in the first row"});
    else if (before != folded_.end() - 1)
      faults_.add(
          {&record_fault::column,
           {name(), row_.number, header_.size()},
           fmt::format("a second column \"{}\"; the first is column {}", header_.back(), before - folded_.begin() + 1),
           {},
           "rename or remove one of them"});
  }
}

std::optional<std::size_t> SheetTable::find(std::string_view column) const {
  const auto found = std::find(folded_.begin(), folded_.end(), lower_ascii(column));
  if (found == folded_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - folded_.begin());
}

bool SheetTable::require(std::string_view column) {
  if (find(column)) return true;
  if (header_.empty()) return false;  // which is a fault already
  const std::vector<std::string> near = nearest_spellings(column, header_, 1);
  faults_.add({&record_fault::column,
               {name(), row_.number, 0},
               fmt::format("no column \"{}\"", column),
               {},
               near.empty() ? fmt::format("the columns are: {}", fmt::join(header_, ", "))
                            : fmt::format("is it column \"{}\"?", near.front())});
  return false;
}

bool SheetTable::next() {
  if (header_.empty() || !rows_->next(row_)) return false;
  ++count_;
  std::size_t told = row_.cells.size();
  while (told > header_.size() && trimmed(row_.cells[told - 1]).empty()) --told;
  broken_ = told != header_.size();
  if (broken_)
    faults_.add({&record_fault::row,
                 {name(), row_.number, std::min(told, header_.size()) + 1},
                 fmt::format("this row has {} cell{}, the header has {}", told, told == 1 ? "" : "s", header_.size()),
                 {},
                 told > header_.size() ? "put a cell that holds the separator into quotes"
                                       : "write the separators of empty cells too"});
  return true;
}

std::string_view SheetTable::cell(std::optional<std::size_t> column) const {
  return column && *column < row_.cells.size() ? trimmed(row_.cells[*column]) : std::string_view();
}

void SheetTable::fault(const FaultKind& kind, std::optional<std::size_t> column, std::string message,
                       std::string remedy) {
  if (column) message = fmt::format("column \"{}\": {}", header_[*column], message);
  faults_.add({&kind, {name(), row_.number, column ? *column + 1 : 0}, std::move(message), {}, std::move(remedy)});
}

}  // namespace filiera

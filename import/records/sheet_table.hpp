// SPDX-License-Identifier: Apache-2.0
// A table with named columns.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/records/row_source.hpp"
#include "io/fault.hpp"

namespace filiera {

class SheetTable {
 public:
  // Reads the header. Names of columns are trimmed and compared without the case of ASCII letters.
  SheetTable(std::unique_ptr<RowSource> rows, Faults& faults);

  const std::string& name() const { return rows_->name(); }
  // The names of the columns as they are written, trimmed; empty if there is no header.
  std::span<const std::string> header() const { return header_; }
  // The column of that name; empty if there is none.
  std::optional<std::size_t> find(std::string_view column) const;
  // Adds a fault for a column without which the table says nothing; false if it is missing.
  bool require(std::string_view column);

  // The next row; false at the end. A row with fewer cells than columns, or with text beyond the last column, is a
  // fault: `broken()` tells it apart, and its cells mean nothing.
  bool next();
  bool broken() const { return broken_; }
  const SheetRow& row() const { return row_; }
  // The text of a cell without white space around it; "" for a column that is not there. Valid until the next row.
  std::string_view cell(std::optional<std::size_t> column) const;
  std::string_view cell(std::string_view column) const { return cell(find(column)); }

  // Adds a fault at a cell of the current row.
  void fault(const FaultKind& kind, std::optional<std::size_t> column, std::string message, std::string remedy = {});

  // The number of rows passed, broken ones included, without the header.
  std::uint64_t rows() const { return count_; }

 private:
  std::unique_ptr<RowSource> rows_;
  Faults& faults_;
  std::vector<std::string> header_;
  std::vector<std::string> folded_;
  SheetRow row_;
  std::uint64_t count_ = 0;
  bool broken_ = false;
};

// Without white space at both ends: blanks, tabs, line breaks, and the no-break space U+00A0.
std::string_view trimmed(std::string_view text);
// Trimmed, and with one blank for each run of white space.
std::string collapsed(std::string_view text);
// The parts of a text between separators, trimmed; empty ones are left out.
std::vector<std::string_view> parts_of(std::string_view text, char separator);

}  // namespace filiera

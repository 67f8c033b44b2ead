// SPDX-License-Identifier: Apache-2.0
// Rows of cells, whatever kind of file they are in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace filiera {

// A stretch of a text in code points from 0, the end exclusive; a byte order mark counts as one.
struct TextSpan {
  std::uint64_t start = 0;
  std::uint64_t end = 0;
  friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

// A row of a table. `number` counts rows from 1, the header and empty rows included, as a spreadsheet does. `span` is
// empty for files that are no texts.
struct SheetRow {
  std::vector<std::string> cells;
  std::uint64_t number = 0;
  TextSpan span;
};

class RowSource {
 public:
  virtual ~RowSource() = default;
  // The next row that has a cell with text; false at the end, and after a fault beyond which nothing can be read. Cells
  // are valid UTF-8.
  virtual bool next(SheetRow& row) = 0;
  // The name of the file in messages.
  virtual const std::string& name() const = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes sheets of lines as an Office Open XML workbook (.xlsx, ECMA-376), by libxlsxwriter.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/byte_sink.hpp"
#include "io/temporary_file.hpp"

namespace filiera {

// Lines go to temporary files as they are added; memory does not grow with them. The same lines give the same bytes.
class WorkbookWriter {
 public:
  // `most_rows` of a sheet, titles included: what does not fit continues in a further sheet, "rows 2". Throws Failure
  // if libxlsxwriter is not installed, OutputError if no temporary file can be created.
  explicit WorkbookWriter(std::size_t most_rows = 1'048'576);
  ~WorkbookWriter();
  WorkbookWriter(const WorkbookWriter&) = delete;
  WorkbookWriter& operator=(const WorkbookWriter&) = delete;

  // Begins a sheet; its first row holds the names of the fields. Names of sheets have at most 28 characters.
  void begin_sheet(std::string name, std::vector<std::string> fields);
  // Adds a row to the sheet, with a cell for each field. A field of days (starts, ends …) holds full dates as dates;
  // one of numbers (amount, tier …), numbers of up to 15 digits. All other cells are texts, never formulas; characters
  // that XML cannot hold become U+FFFD. Throws Failure for a text of over 32,767 characters.
  void add(std::span<const std::string> line);
  // Writes the whole workbook, which is read back first: every row must be there. Nothing may be added after. Throws
  // OutputError.
  void write(ByteSink& sink);

 private:
  struct Library;
  struct State;

  void begin_part();
  void add_row(std::span<const std::string> cells, bool titles);

  std::size_t most_rows_;
  std::string name_;
  std::vector<std::string> fields_;
  std::size_t part_ = 0;  // of the sheet
  std::unique_ptr<State> state_;
};

}  // namespace filiera

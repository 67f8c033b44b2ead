// SPDX-License-Identifier: Apache-2.0
// Reads comma-separated values: RFC 4180, in UTF-8 or UTF-16, separated by commas, semicolons or tabs.
#pragma once

#include <memory>

#include "import/records/row_source.hpp"
#include "io/fault.hpp"
#include "io/source.hpp"

namespace filiera {

// The longest record, in bytes, and the most cells of one. Beyond, a quote is missing or the file is no table.
inline constexpr std::size_t longest_record = std::size_t{1} << 20;
inline constexpr std::size_t most_cells = 4096;

// Rows of `source` as they are read; a record is the most that is held. The separator is the one of comma, semicolon
// and tab that the first line has most often outside quotes; a first line "sep=;" names it, as spreadsheets write it.
// Lines end in LF, CR LF or CR. A quote that does not begin a cell is a character of it. Adds faults to `faults`, which
// must outlive the result, at row and cell.
std::unique_ptr<RowSource> csv_rows(std::unique_ptr<Source> source, Faults& faults);

}  // namespace filiera

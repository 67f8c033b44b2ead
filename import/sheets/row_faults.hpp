// SPDX-License-Identifier: Apache-2.0
// Faults of rows and cells of sheets, and the rows that have none.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/records/sheet_table.hpp"
#include "io/fault.hpp"

namespace filiera {

// A fault of one cell, thrown to end the reading of its row.
struct CellFault {
  const FaultKind* kind;
  std::optional<std::size_t> column;
  std::string message, remedy;
};

[[noreturn]] void refuse_cell(std::optional<std::size_t> column, std::string message, std::string remedy = {});
[[noreturn]] void refuse_row(std::string message, std::string remedy = {});

// Adds the fault at its place in the current row of the table.
void add_cell_fault(const SheetTable& table, const CellFault& fault, Faults& faults);
// Calls `take` for each whole row; a CellFault that it throws becomes a fault.
void each_row(SheetTable& table, Faults& faults, const std::function<void(const SheetTable&)>& take);

// The text of a cell, without the mark before what a spreadsheet would run; "" for a column that is not there.
std::string cell_text(const SheetTable& table, std::optional<std::size_t> column);

// The column of claims that people mean by a name such as "Supplier"; "" for a name that is not in the table.
std::string_view everyday_column(std::string_view name);

// Of a header that was just read. Adds a fault for a column that the sheet does not have, with the nearest it has.
void refuse_column(const SheetTable& table, std::size_t number, std::span<const std::string> known, Faults& faults);
// The language in the name of a column, as in "label@it"; adds a fault if it is none.
std::string language_of_column(const SheetTable& table, std::size_t number, Faults& faults);
// Of every column. A column that is not `known` is a fault.
std::vector<std::string> languages_of_columns(const SheetTable& table, std::span<const std::string> known,
                                              Faults& faults);

}  // namespace filiera

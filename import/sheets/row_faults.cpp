// SPDX-License-Identifier: Apache-2.0
// Places and messages of faults in sheets.
#include "import/sheets/row_faults.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/sheets/cells.hpp"
#include "graph/sheets/columns.hpp"
#include "import/records/record_faults.hpp"
#include "io/spelling.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {

void refuse_cell(std::optional<std::size_t> column, std::string message, std::string remedy) {
  throw CellFault{&record_fault::cell, column, std::move(message), std::move(remedy)};
}

void refuse_row(std::string message, std::string remedy) {
  throw CellFault{&record_fault::row, std::nullopt, std::move(message), std::move(remedy)};
}

void add_cell_fault(const SheetTable& table, const CellFault& fault, Faults& faults) {
  std::string message = fault.message;
  if (fault.column) message = fmt::format("column \"{}\": {}", table.header()[*fault.column], message);
  faults.add({fault.kind,
              {table.name(), table.row().number, fault.column ? *fault.column + 1 : 0},
              std::move(message),
              {},
              fault.remedy});
}

void each_row(SheetTable& table, Faults& faults, const std::function<void(const SheetTable&)>& take) {
  while (table.next()) {
    if (table.broken()) continue;
    try {
      take(table);
    } catch (const CellFault& fault) {
      add_cell_fault(table, fault, faults);
    }
  }
}

std::string cell_text(const SheetTable& table, std::optional<std::size_t> column) {
  return column ? text_of_cell(table.cell(column)) : std::string();
}

void refuse_column(const SheetTable& table, std::size_t number, std::span<const std::string> known, Faults& faults) {
  const std::string& name = table.header()[number];
  const std::vector<std::string> near = nearest_spellings(parts_of_column(name).name, known, 1);
  faults.add({&record_fault::column,
              {table.name(), table.row().number, number + 1},
              fmt::format("there is no column \"{}\"", name),
              {},
              near.empty() ? "remove it; filiera help sheets lists the columns"
                           : fmt::format("did you mean {}?", near.front())});
}

std::string language_of_column(const SheetTable& table, std::size_t number, Faults& faults) {
  const std::string language(parts_of_column(table.header()[number]).language);
  if (!language.empty() && !is_language_tag(language))
    faults.add({&record_fault::column,
                {table.name(), table.row().number, number + 1},
                fmt::format("\"{}\" is no language tag", language),
                {},
                {}});
  return language;
}

std::vector<std::string> languages_of_columns(const SheetTable& table, std::span<const std::string> known,
                                              Faults& faults) {
  std::vector<std::string> languages;
  for (std::size_t i = 0; i < table.header().size(); ++i) {
    if (std::ranges::find(known, parts_of_column(lower_ascii(table.header()[i])).name) == known.end())
      refuse_column(table, i, known, faults);
    languages.push_back(language_of_column(table, i, faults));
  }
  return languages;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Places and messages of faults in sheets.
#include "import/sheets/row_faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

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

namespace {

// The words of everyday spreadsheets, and the column of claims for each.
constexpr std::pair<std::string_view, std::string_view> everyday_columns[] = {
    {"supplier", "subject"},     {"suppliers", "subject"}, {"vendor", "subject"},     {"seller", "subject"},
    {"manufacturer", "subject"}, {"company", "subject"},   {"customer", "object"},    {"buyer", "object"},
    {"client", "object"},        {"recipient", "object"},  {"purchaser", "object"},   {"relation", "edge"},
    {"relationship", "edge"},    {"goods", "product"},     {"item", "product"},       {"component", "product"},
    {"part", "product"},         {"material", "product"},  {"quantity", "amount"},    {"volume", "amount"},
    {"value", "amount"},         {"price", "unitPrice"},   {"date", "starts"},        {"since", "starts"},
    {"start", "starts"},         {"from", "starts"},       {"until", "ends"},         {"end", "ends"},
    {"status", "modality"},      {"source", "document"},   {"article", "document"},   {"passage", "quote"},
    {"sentence", "quote"},       {"comment", "remark"},    {"comments", "remark"},    {"note", "remark"},
    {"notes", "remark"},         {"country", "locatedIn"}, {"location", "locatedIn"}, {"city", "locatedIn"},
    {"seat", "locatedIn"},       {"speaker", "voice"},
};

}  // namespace

std::string_view everyday_column(std::string_view name) {
  const auto row =
      std::ranges::find_if(everyday_columns, [&](const auto& each) { return equal_ignoring_case(each.first, name); });
  return row == std::end(everyday_columns) ? std::string_view() : row->second;
}

void refuse_column(const SheetTable& table, std::size_t number, std::span<const std::string> known, Faults& faults) {
  const std::string& name = table.header()[number];
  const std::vector<std::string> near = nearest_spellings(parts_of_column(name).name, known, 1);
  const std::string_view meant = everyday_column(name);
  const bool has_meant = std::ranges::find(known, meant) != known.end();
  // A link that is written beside another one of the row needs a row of its own.
  const std::string remedy = meant == "locatedIn" && has_meant
                                 ? "name it locatedIn, in a sheet of its own beside the subject, or remove it"
                             : has_meant     ? fmt::format("name it {}", meant)
                             : !near.empty() ? fmt::format("did you mean {}?", near.front())
                                             : "remove it, or name it as filiera help sheets lists the columns";
  faults.add({&record_fault::column,
              {table.name(), table.row().number, number + 1},
              fmt::format("there is no column \"{}\"", name),
              {},
              remedy});
}

std::string language_of_column(const SheetTable& table, std::size_t number, Faults& faults) {
  const std::string language(parts_of_column(table.header()[number]).language);
  if (!language.empty() && !is_language_tag(language))
    faults.add({&record_fault::column,
                {table.name(), table.row().number, number + 1},
                fmt::format("\"{}\" is not a language tag", language),
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

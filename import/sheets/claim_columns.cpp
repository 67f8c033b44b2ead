// SPDX-License-Identifier: Apache-2.0
// Finds the columns of claims in a header.
#include "import/sheets/claim_columns.hpp"

#include <algorithm>

#include "import/sheets/row_faults.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::optional<ClaimHeader> claim_header(const SheetTable& table, std::span<const ClaimColumn> columns, Faults& faults) {
  ClaimHeader result;
  const std::pair<std::string_view, std::optional<std::size_t> ClaimHeader::*> fixed[] = {
      {"id", &ClaimHeader::id},
      {"kind", &ClaimHeader::kind},
      {"subject", &ClaimHeader::subject},
      {"edge", &ClaimHeader::edge},
      {"object", &ClaimHeader::object},
      {"stance", &ClaimHeader::stance},
      {"certainty", &ClaimHeader::certainty},
      {"voice", &ClaimHeader::voice},
      {"repeats", &ClaimHeader::repeats},
      {"document", &ClaimHeader::document},
      {"quote", &ClaimHeader::quote},
      {"from_char", &ClaimHeader::from_char},
      {"to_char", &ClaimHeader::to_char},
      {"attestation", &ClaimHeader::attestation}};
  std::vector<std::string> known = {"label", "remark"};
  for (const auto& [name, member] : fixed) {
    result.*member = table.find(name);
    known.emplace_back(name);
  }
  for (const ClaimColumn& column : columns) known.push_back(column.name);
  bool whole = true;
  for (std::size_t i = 0; i < table.header().size(); ++i) {
    const std::string& header = table.header()[i];
    if (std::ranges::any_of(fixed, [&](const auto& row) { return equal_ignoring_case(row.first, header); })) continue;
    ColumnName parts = parts_of_column(header);
    auto column =
        std::ranges::find_if(columns, [&](const ClaimColumn& c) { return equal_ignoring_case(c.name, header); });
    if (column == columns.end())
      column = std::ranges::find_if(columns, [&](const ClaimColumn& c) {
        return equal_ignoring_case(c.name, parts.name) && (c.form == SheetColumn::text || c.iri == vocab::fil_shareOf);
      });
    else
      parts.language = {};
    const std::string language = parts.language.empty() ? std::string() : language_of_column(table, i, faults);
    if (column != columns.end())
      result.columns.push_back({i, &*column, language});
    else if (equal_ignoring_case(parts.name, "label"))
      result.labels.emplace_back(i, language);
    else if (equal_ignoring_case(parts.name, "remark"))
      result.remarks.emplace_back(i, language);
    else
      refuse_column(table, i, known, faults), whole = false;
  }
  if (!whole) return std::nullopt;
  return result;
}

}  // namespace filiera

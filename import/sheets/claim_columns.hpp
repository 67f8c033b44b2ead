// SPDX-License-Identifier: Apache-2.0
// The header of a sheet of claims.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "graph/sheets/columns.hpp"
#include "import/records/sheet_table.hpp"

namespace filiera {

// The numbers of the columns; those of fixed names are empty if the sheet has none.
struct ClaimHeader {
  struct Column {
    std::size_t number;
    const ClaimColumn* claim = nullptr;  // of a property or an edge type
    std::string language;
  };
  std::vector<Column> columns;                                       // of edge types and qualifiers
  std::vector<std::pair<std::size_t, std::string>> labels, remarks;  // number and language
  std::optional<std::size_t> id, kind, subject, edge, object, stance, certainty, voice, repeats, document, quote,
      from_char, to_char, attestation;
};

// Of a table whose header was just read; empty, with faults, if it has columns that no sheet of claims has. `columns`
// must outlive the result.
std::optional<ClaimHeader> claim_header(const SheetTable& table, std::span<const ClaimColumn> columns, Faults& faults);

}  // namespace filiera

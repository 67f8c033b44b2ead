// SPDX-License-Identifier: Apache-2.0
// The columns of the sheet of claims: one for each edge type and qualifier, made from the table of kinds.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/properties.hpp"
#include "ontology/kinds.hpp"

namespace filiera {

// What the cells of a column of claims hold.
enum class SheetColumn : std::uint8_t {
  link,      // the object of a link of the edge type: a short form of the columns edge and object
  edge,      // ends of edges that are written on a measure or an event
  relation,  // claims
  things,    // things or claims
  words,     // of a list, such as modalities, by name
  date,
  number,
  flag,  // "yes" or "no"
  amounts,
  text  // once for each language: "condition", "condition@en"
};

struct ClaimColumn {
  std::string name;  // the local name, or the IRI where another column has that name
  std::string iri;
  SheetColumn form;
  KindSet range;        // of what the cells name; empty if anything
  bool single = false;  // at most one value
};

// In order of their names. A qualifier that is an edge type of measures too (fil:toPlace) has one column.
std::vector<ClaimColumn> claim_columns(const Kinds& kinds);

// The terms of the list of a column of words (its property), each with the name by which cells give it.
struct CellWord {
  std::string name;
  std::string iri;
  std::string label;  // in English; "" if it has none
};
std::vector<CellWord> words_of(const Kinds& kinds, std::string_view property);

// The columns that every sheet of claims has beside those.
inline constexpr std::string_view claim_sheet_columns[] = {
    "id",    "kind",    "subject",  "edge",  "object",    "label",   "text",        "stance", "certainty",
    "voice", "repeats", "document", "quote", "from_char", "to_char", "attestation", "remark"};

// The columns that are no qualifiers and no edge types of claims, with the property that each holds, and its sheet.
struct FixedColumn {
  std::string_view iri, name, sheet;
};
std::span<const FixedColumn> fixed_columns();

// The name of a column of texts in a language: "label", "label@it"; and its parts.
std::string column_in(std::string_view name, std::string_view language);
struct ColumnName {
  std::string_view name, language;
};
ColumnName parts_of_column(std::string_view column);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The kinds, columns and words that sheets may use.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/sheets/columns.hpp"
#include "ontology/kinds.hpp"
#include "rdf/statement.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

class SheetVocabulary {
 public:
  explicit SheetVocabulary(Kinds kinds) : kinds_(std::move(kinds)) {}

  const Kinds& kinds() const { return kinds_; }
  // Adds the kinds that the statements declare, and makes columns and words. Call once, before those are asked for.
  void extend(std::span<const Quad> statements, const TermInterner& terms);

  std::span<const ClaimColumn> columns() const { return columns_; }
  // Of a property whose column holds words.
  std::span<const CellWord> words(std::string_view property) const { return words_.find(property)->second; }
  // The property of the column of that name, in claims or documents; empty if there is none.
  std::optional<std::string> property_of_column(std::string_view name) const;

 private:
  Kinds kinds_;
  std::vector<ClaimColumn> columns_;
  std::map<std::string, std::vector<CellWord>, std::less<>> words_;  // by property
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The vocabulary of sheets, from the ontology, other data, and the sheets of statements.
#include "import/sheets/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "io/fault.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

void SheetVocabulary::extend(std::span<const Quad> statements, const TermInterner& terms) {
  const auto is_declaration = [&](const Quad& quad) {
    constexpr std::array classes = {vocab::fil_EdgeType, vocab::fil_Metric, vocab::fil_Effect,
                                    vocab::fil_Modality, vocab::owl_Class,  vocab::rdfs_Class};
    return terms.value(quad.predicate) == vocab::rdf_type &&
           std::ranges::find(classes, terms.value(quad.object)) != classes.end();
  };
  std::set<TermId> declared;
  for (const Quad& quad : statements)
    if (is_declaration(quad)) declared.insert(quad.subject);
  std::vector<Kinds::Declaration> declarations;
  for (const Quad& quad : statements)
    if (declared.contains(quad.subject))
      declarations.push_back({terms[quad.subject], terms[quad.predicate], terms[quad.object], Place{}});
  Faults found_again;  // by the check of the whole
  if (!declarations.empty()) kinds_ = kinds_.extended(declarations, found_again);
  columns_ = claim_columns(kinds_);
  for (const ClaimColumn& column : columns_)
    if (column.form == SheetColumn::words) words_[column.iri] = words_of(kinds_, column.iri);
}

std::optional<std::string> SheetVocabulary::property_of_column(std::string_view name) const {
  for (const ClaimColumn& column : columns_)
    if (column.name == name) return column.iri;
  constexpr std::pair<std::string_view, std::string_view> others[] = {{"subject", vocab::rdf_subject},
                                                                      {"edge", vocab::rdf_predicate},
                                                                      {"object", vocab::rdf_object},
                                                                      {"published", vocab::schema_datePublished}};
  for (const auto& [other, iri] : others)
    if (other == name) return std::string(iri);
  return std::nullopt;
}

}  // namespace filiera

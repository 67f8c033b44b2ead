// SPDX-License-Identifier: Apache-2.0
// Builds the index of names.
#include "graph/model/name_index.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/codes.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

NameIndex index_names(const KnowledgeGraph& graph) {
  struct Name {
    std::string folded;
    TermId subject;
    TermId text;
    bool preferred;
    auto key() const { return std::tie(folded, subject, preferred, text); }
  };
  const TermId preferred = graph.terms().find_iri(vocab::skos_prefLabel);
  const TermId alias = graph.terms().find_iri(vocab::skos_altLabel);
  const TermId label = graph.terms().find_iri(vocab::rdfs_label);
  const TermId notation = graph.terms().find_iri(vocab::skos_notation);
  const TermId title = graph.terms().find_iri(vocab::schema_name);  // of documents
  std::vector<Name> names;
  for (const Quad& quad : graph.data().quads) {
    if (quad.predicate == notation) {
      if (const std::optional<Code> code = stated_code(graph.terms()[quad.object]))
        names.push_back({fold(code_text(*code)), quad.subject, quad.object, false});
      continue;
    }
    const bool is_title = quad.predicate == title && graph.find_document(quad.subject) != no_document;
    if (quad.predicate != preferred && quad.predicate != alias && quad.predicate != label && !is_title) continue;
    if (graph.terms().kind(quad.object) != TermKind::literal) continue;
    names.push_back({fold(graph.terms().value(quad.object)), quad.subject, quad.object, quad.predicate != alias});
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.key() < b.key(); });
  names.erase(std::unique(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.key() == b.key(); }),
              names.end());

  std::vector<NameRow> rows;
  std::vector<char> bytes;
  rows.reserve(names.size());
  for (const Name& name : names) {
    bytes.insert(bytes.end(), name.folded.begin(), name.folded.end());
    rows.push_back({bytes.size(), name.preferred, name.subject, name.text});
  }
  return {Column(std::move(rows)), Column(std::move(bytes))};
}

std::string_view folded_name(const NameIndex& index, std::size_t row) {
  const std::uint64_t first = row == 0 ? 0 : index.rows[row - 1].end;
  const std::span<const char> bytes = index.bytes.slice(first, index.rows[row].end);
  return {bytes.data(), bytes.size()};
}

std::pair<std::size_t, std::size_t> rows_of_name(const NameIndex& index, std::string_view folded) {
  const auto first_where = [&](std::size_t low, auto&& stops) {
    std::size_t high = index.rows.size();
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      if (stops(folded_name(index, middle)))
        high = middle;
      else
        low = middle + 1;
    }
    return low;
  };
  const std::size_t first = first_where(0, [&](std::string_view name) { return name >= folded; });
  return {first, first_where(first, [&](std::string_view name) { return name > folded; })};
}

}  // namespace filiera

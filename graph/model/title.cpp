// SPDX-License-Identifier: Apache-2.0
// Titles of documents.
#include "graph/model/title.hpp"

#include <algorithm>

#include "ontology/vocabulary.hpp"

namespace filiera {

std::string title_of(const KnowledgeGraph& graph, DocumentId document, std::span<const std::string> languages) {
  const TermId term = graph.document(document).term, property = graph.terms().find_iri(vocab::schema_name);
  std::string title;
  std::size_t best = SIZE_MAX;
  if (property != no_term)
    for (const Quad& quad : graph.statements(term)) {
      const TermView text = graph.terms()[quad.object];
      if (quad.predicate != property || text.kind != TermKind::literal) continue;
      const auto rank = static_cast<std::size_t>(std::ranges::find(languages, text.language) - languages.begin());
      if (rank >= best) continue;
      best = rank;
      title = text.value;
    }
  return title.empty() ? graph.name(term, languages) : title;
}

}  // namespace filiera

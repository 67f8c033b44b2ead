// SPDX-License-Identifier: Apache-2.0
// The sorted index of names: labels and aliases, folded to ignore case and accents.
#pragma once

#include <string_view>
#include <utility>

#include "graph/model/indices.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Indexes all labels (skos:prefLabel, rdfs:label) and aliases (skos:altLabel, and codes as "HS 8542"). O(statements +
// names log names).
NameIndex index_names(const KnowledgeGraph& graph);

// The folded text of a row. Requires row < index.rows.size().
std::string_view folded_name(const NameIndex& index, std::size_t row);

// The range [first, last) of rows whose folded text is `folded`. O(log names).
std::pair<std::size_t, std::size_t> rows_of_name(const NameIndex& index, std::string_view folded);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The index of names: labels and aliases without case and accents, in order.
#pragma once

#include <string_view>
#include <utility>

#include "graph/model/indices.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Of all labels (skos:prefLabel, rdfs:label) and aliases (skos:altLabel, and codes as "HS 8542"). O(statements + names
// log names).
NameIndex index_names(const KnowledgeGraph& graph);

// The folded text of a row, which must be below index.rows.size().
std::string_view folded_name(const NameIndex& index, std::size_t row);

// The rows whose folded text is `folded`: the first, and that behind the last. O(log names).
std::pair<std::size_t, std::size_t> rows_of_name(const NameIndex& index, std::string_view folded);

}  // namespace filiera

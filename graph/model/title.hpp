// SPDX-License-Identifier: Apache-2.0
// Titles of documents.
#pragma once

#include <span>
#include <string>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// What a document is called (schema:name), in the first of `languages` that has a title, else in any; without a title
// its name. The label of a document ("A0") is short, for tables.
std::string title_of(const KnowledgeGraph& graph, DocumentId document, std::span<const std::string> languages);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Titles of documents.
#pragma once

#include <span>
#include <string>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The title of a document (schema:name) in the first of `languages` that has one, else in any language; without a
// title, its name. The label of a document ("A0") is the short form for tables.
std::string title_of(const KnowledgeGraph& graph, DocumentId document, std::span<const std::string> languages);

}  // namespace filiera

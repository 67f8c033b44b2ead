// SPDX-License-Identifier: Apache-2.0
// Edge types by the names that expressions give them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

// An edge type, or, walked backward, the inverse property of one.
struct NamedEdgeType {
  EdgeTypeId type = 0;
  Walked walked = Walked::forward;
  friend bool operator==(const NamedEdgeType&, const NamedEdgeType&) = default;
};

// What a name stands for; when nothing that a path can walk, why, and what to write instead (may be empty).
struct EdgeTypeLookup {
  std::optional<NamedEdgeType> found;
  std::string message;
  std::string remedy;
};

// Called with a name as it is written: a local name, a prefixed name, or an IRI in angle brackets.
using EdgeTypeResolver = std::function<EdgeTypeLookup(std::string_view name)>;

// Finds the edge types of the graph, those that its data declare included, and their inverses; the graph must
// outlive it. Prefixes are those of the data; "fil" stands for the ontology where they do not say otherwise.
// Relations between claims are refused: no path walks them. O(edge types) for each name.
EdgeTypeResolver edge_type_names(const KnowledgeGraph& graph);

}  // namespace filiera

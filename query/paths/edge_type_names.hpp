// SPDX-License-Identifier: Apache-2.0
// Looks up edge types by the names used in path expressions.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

// An edge type, or its inverse if walked backward.
struct NamedEdgeType {
  EdgeTypeId type = 0;
  Walked walked = Walked::forward;
  friend bool operator==(const NamedEdgeType&, const NamedEdgeType&) = default;
};

// The edge type of a name; if there is none that a path can walk, the reason and a remedy (may be empty).
struct EdgeTypeLookup {
  std::optional<NamedEdgeType> found;
  std::string message;
  std::string remedy;
};

// Called with a name as written: a local name, a prefixed name, or an IRI in angle brackets.
using EdgeTypeResolver = std::function<EdgeTypeLookup(std::string_view name)>;

// Resolves the edge types of the graph, including those that its data declare, and their inverses; the graph must
// outlive the resolver. Prefixes are those of the data; "fil" is the ontology unless the data declares it otherwise.
// Relations between claims are refused. O(edge types) for each name.
EdgeTypeResolver edge_type_names(const KnowledgeGraph& graph);

}  // namespace filiera

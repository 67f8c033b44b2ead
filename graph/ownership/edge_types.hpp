// SPDX-License-Identifier: Apache-2.0
// The edge types of ownership.
#pragma once

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Their ids in one graph.
struct OwnershipEdgeTypes {
  explicit OwnershipEdgeTypes(const KnowledgeGraph& graph);
  EdgeTypeId owns, parent_of, joint_with, reaches_by, apart_from, same_matter, conflicts_with, on_party, member_of,
      exception_to, applies_to, instead_of, to_place, from_place;
};

}  // namespace filiera

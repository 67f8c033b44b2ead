// SPDX-License-Identifier: Apache-2.0
// Registers with more than 100 % of the shares.
#pragma once

#include <string>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "io/fault.hpp"

namespace filiera {

struct OwnershipFinding {
  const FaultKind* kind;
  TermId subject;  // the claim of a holding
  std::string message, remedy;
};

// One finding for each company whose certain shares of one kind exceed 100 % on some day. O(holdings, times the
// breakpoints of the holdings of one company).
std::vector<OwnershipFinding> ownership_findings(const KnowledgeGraph& graph);

}  // namespace filiera

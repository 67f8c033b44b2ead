// SPDX-License-Identifier: Apache-2.0
// Registers of companies of which the shares exceed 100 %.
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

// One for each company of which the shares of one kind that certainly hold on some day exceed 100 %. O(holdings, times
// the days on which those of one company change).
std::vector<OwnershipFinding> ownership_findings(const KnowledgeGraph& graph);

}  // namespace filiera

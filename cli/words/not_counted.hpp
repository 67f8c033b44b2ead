// SPDX-License-Identifier: Apache-2.0
// Claims that are left out of an answer, because nobody affirms what somebody denies.
#pragma once

#include <memory>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/references.hpp"

namespace filiera {

// The claims for which `concerns(claim)` is true and that the lens lists as denied and affirmed by nobody. Ascending.
// O(claims).
template <class Concerns>
std::vector<ClaimId> only_denied(const Lens& lens, Concerns concerns) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<ClaimId> found;
  for (ClaimId c = 0; c < graph.claim_count(); ++c)
    if (graph.owner(c) == c && graph.has(c, denied) && concerns(c) && lens.listed(c) != Match::no &&
        lens.stance(c).stance == Stance::denied_only)
      found.push_back(c);
  return found;
}

// Adds a note for each of the first of the claims, and the list `notCounted` in JSON, which refers to all; nothing if
// there are none.
void add_not_counted(Answer& answer, const Wording& wording, const std::shared_ptr<References>& references,
                     std::vector<ClaimId> claims);

}  // namespace filiera

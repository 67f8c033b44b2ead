// SPDX-License-Identifier: Apache-2.0
// The claims that tell one matter, as curators join them by fil:sameMatterAs.
#pragma once

#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// The claims that tell the same matter as `claim`, through any number of fil:sameMatterAs in either
// direction; its owner first. O(tellings and their relations).
std::vector<ClaimId> same_matter_claims(const KnowledgeGraph& graph, ClaimId claim);

// Those of them that the lens matches, in order of IRI.
std::vector<ClaimId> same_matter_claims(const Lens& lens, ClaimId claim);

// Whether two claims of one matter give another figure (amount, converted amount, unit price, share, rate), date or
// status (modality, effect of a measure), where both give one. Numbers are compared by value, dates by their days.
bool give_other_values(const KnowledgeGraph& graph, ClaimId a, ClaimId b);

}  // namespace filiera

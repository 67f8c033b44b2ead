// SPDX-License-Identifier: Apache-2.0
// Same-matter claims: claims that curators connect by fil:sameMatterAs.
#pragma once

#include <string>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// The component of `claim` under fil:sameMatterAs (symmetric and transitive); the owner of the matter first. O(claims
// of the component and their relations).
std::vector<ClaimId> same_matter_claims(const KnowledgeGraph& graph, ClaimId claim);

// The claims of the component that the lens matches, in order of IRI.
std::vector<ClaimId> same_matter_claims(const Lens& lens, ClaimId claim);

// Whether two same-matter claims give different values where both give one: figures (amount, converted amount, unit
// price, share, rate), dates, or status (modality, effect of a measure). Numbers are compared by value, dates by their
// days.
bool give_other_values(const KnowledgeGraph& graph, ClaimId a, ClaimId b);

// All that give_other_values() compares, as a key: claims with equal keys give other values than the same claims.
std::string stated_values(const KnowledgeGraph& graph, ClaimId claim);

}  // namespace filiera

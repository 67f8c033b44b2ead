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
// days. What events that the lens shows begin or end has their dates; a claim that an event ends differs from one
// without an end. Possible if they differ only with, or only without, an event that may not be published yet.
Match give_other_values(const Lens& lens, ClaimId a, ClaimId b);

// All that give_other_values() compares, as a key: claims with equal keys give other values than the same claims.
std::string stated_values(const Lens& lens, ClaimId claim);

}  // namespace filiera

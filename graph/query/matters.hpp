// SPDX-License-Identifier: Apache-2.0
// Several tellings of one matter, as curators join them by fil:sameMatterAs.
#pragma once

#include <vector>

#include "graph/lens.hpp"

namespace filiera {

// All claims that tell the same matter as `claim`, itself included, that the lens matches; in order of IRI.
// O(tellings and their relations).
std::vector<ClaimId> same_matter(const Lens& lens, ClaimId claim);

}  // namespace filiera

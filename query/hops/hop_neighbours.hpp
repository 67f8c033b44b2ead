// SPDX-License-Identifier: Apache-2.0
// What may decide how an aspect of a hop stands: the claims and things near it, whatever holds; internal to
// hop_differences.
#pragma once

#include <set>
#include <span>

#include "query/hops/hop_state.hpp"

namespace filiera {

struct Neighbours {
  std::set<PartName> claims;  // IRIs of owners
  std::set<PartName> things;  // IRIs of vertices that are no claims
};

// The claims between the parts of the hop; of measures and parties also those about their families, places, groups and
// holders, at any distance; the measures on any of these, with what they except, comply with, depend on and are begun
// or ended by; and what relations between claims connect with them. Of several graphs, what all of them together lead
// to. O(what is found, and the edges at it).
Neighbours neighbours(std::span<const KnowledgeGraph* const> graphs, const HopName& hop, HopAspect aspect);

}  // namespace filiera

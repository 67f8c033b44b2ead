// SPDX-License-Identifier: Apache-2.0
// Builds the derivations of the measures on a hop.
#pragma once

#include <vector>

#include "graph/measures/derivation.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// The derivations of the measures that resolve() returns, and of those that exceptions or compliance remove.
std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day);

}  // namespace filiera

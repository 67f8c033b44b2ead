// SPDX-License-Identifier: Apache-2.0
// Builds the derivations of the measures on a hop.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "graph/measures/derivation.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// Why the rule reaches the party only possibly by this chain of holdings, under a lens of one day: doubts of the
// holdings, their shares where these do not decide, of registers and the seat of the party, of the rule, and of
// exceptions to it. Empty if it is for another reason.
std::vector<Doubt> doubts_of_reach(const Surroundings& around, VertexId rule, VertexId party,
                                   std::span<const ClaimId> chain);

// The same by at most `most` holdings, those nearest to the party. If a few of them are in doubt, only of these.
using ChainOfParty = std::function<ReachChain(std::size_t most)>;
std::vector<Doubt> doubts_of_reach(const Surroundings& around, VertexId rule, VertexId party,
                                   const ChainOfParty& chain_of_party);

// The derivations of the measures that resolve() returns, and of those that exceptions or compliance remove.
std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day);

}  // namespace filiera

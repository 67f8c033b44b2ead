// SPDX-License-Identifier: Apache-2.0
// Contradictions between sources: denials, answers, conflicts, and differing figures.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// denied: a claim that a source denies. answered: a denied claim and the broader claim that it answers. conflicting:
// two claims that curators state to be in conflict. differing: two figures of the same subject, metric, product, period
// and modality with disjoint amounts, unless curators connect them as the same matter or a remark explains the
// difference.
enum class ContradictionKind : std::uint8_t { denied, answered, conflicting, differing };

// `claims`: the denied claim; the broader, then the narrower claim; or both in order of IRI.
struct Contradiction {
  ContradictionKind kind = ContradictionKind::denied;
  std::vector<ClaimId> claims;
  // For `conflicting`: a remark, affirmed by a source, that states under which reading they conflict: one about both
  // with fil:difference, or one about these two alone. no_claim if they conflict under every reading.
  ClaimId condition = no_claim;
};

// A remark with fil:difference, and the claims that differ without a contradiction, in order of IRI.
struct ExplainedDifference {
  ClaimId remark = no_claim;
  std::vector<ClaimId> claims;  // at least two
};

// Of one figure, this many others that exclude it are listed.
inline constexpr std::size_t most_contradicting = 100;

// All contradictions that the lens matches, by kind, then by the IRIs of the claims. The narrower claim of an answered
// pair is not listed again as denied. `shortened`, if given, is set to the number of figures that exclude more than
// most_contradicting others; a pair of such figures may not be listed. O((claims + attestations) × log).
std::vector<Contradiction> contradictions(const Lens& lens, std::size_t* shortened = nullptr);

// Of two claims in conflict, the condition as above; no_claim if they conflict under every reading. O(remarks on one of
// them).
ClaimId condition_of_conflict(const Lens& lens, ClaimId a, ClaimId b);

// All remarks that the lens matches, with at least two matched claims, in order of the remarks' IRIs. O(remarks and the
// claims that they are about).
std::vector<ExplainedDifference> explained_differences(const Lens& lens);

}  // namespace filiera

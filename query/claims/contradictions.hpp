// SPDX-License-Identifier: Apache-2.0
// Where voices contradict each other: denials, answers, conflicts, and figures that differ.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// denied: a claim that some voice denies. answered: a denied claim and the broader one that it answers.
// conflicting: two claims that curators state to be in conflict. differing: figures about one thing, metric,
// product and period, of one modality, whose amounts exclude each other, that no curator joins as one matter
// and whose difference no remark explains.
enum class ContradictionKind : std::uint8_t { denied, answered, conflicting, differing };

// `claims`: the denied one; the broader and the narrower; the two in order of IRI.
struct Contradiction {
  ContradictionKind kind = ContradictionKind::denied;
  std::vector<ClaimId> claims;
  // Of `conflicting`: a remark about both that says on which reading they conflict; no_claim where they do on each.
  ClaimId condition = no_claim;
};

// A remark with fil:difference, and the claims that differ without contradicting each other, in order of IRI.
struct ExplainedDifference {
  ClaimId remark = no_claim;
  std::vector<ClaimId> claims;  // two at least
};

// All that the lens matches, by kind, then by the IRIs of the claims. A claim that stands in an answered pair
// as the narrower one is not listed as denied once more. O(claims + attestations), and for differing figures
// the square of the number of figures of one thing and metric.
std::vector<Contradiction> contradictions(const Lens& lens);

// All whose remark and at least two claims the lens matches, in order of the remarks' IRIs. O(remarks and
// what they are about).
std::vector<ExplainedDifference> explained_differences(const Lens& lens);

}  // namespace filiera

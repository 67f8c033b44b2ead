// SPDX-License-Identifier: Apache-2.0
// Differences between two data sets: claims with their attestations, things, and statements outside the model.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

enum class Change : std::uint8_t { added, removed, changed };

// A subject whose statements differ. `before` and `removed` are terms of the first graph, `after` and `added` of the
// second. An added (removed) subject has all its statements here.
struct SubjectDifference {
  Change change = Change::changed;
  TermId before = no_term;  // no_term if the first has no statement of it
  TermId after = no_term;
  std::vector<Quad> removed;
  std::vector<Quad> added;
};

struct ClaimDifference {
  Change change = Change::changed;
  ClaimId before = no_claim;  // no_claim if the first lacks it, or its lens hides it
  ClaimId after = no_claim;
  SubjectDifference own;                 // its own statements; empty if only parts differ
  std::vector<SubjectDifference> parts;  // its attestations and amounts that differ, in order of IRI
};

struct Differences {
  std::vector<ClaimDifference> claims;    // in order of IRI
  std::vector<SubjectDifference> things;  // things and documents, in order of IRI
  std::vector<SubjectDifference> others;  // subjects outside the model, in order of term
  bool empty() const { return claims.empty() && things.empty() && others.empty(); }
};

// The differences between the graphs of two lenses. Claims that a lens does not match, and attestations that it does
// not show, count as absent. The first graph without `removed` and with `added` is the second. Blank nodes are equal if
// their labels are. O(terms + statements), and sorting the differences.
Differences differences(const Lens& before, const Lens& after);

}  // namespace filiera

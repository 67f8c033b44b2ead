// SPDX-License-Identifier: Apache-2.0
// What differs between two data sets: claims with their attestations, things, and statements outside the model.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

enum class Change : std::uint8_t { added, removed, changed };

// A subject of statements that differ. `before` and `removed` are terms of the first graph, `after` and `added` of the
// second. Of an added (removed) subject, all its statements.
struct SubjectDifference {
  Change change = Change::changed;
  TermId before = no_term;  // no_term when the first has no statement of it
  TermId after = no_term;
  std::vector<Quad> removed;
  std::vector<Quad> added;
};

struct ClaimDifference {
  Change change = Change::changed;
  ClaimId before = no_claim;  // no_claim when the first does not have it, or its lens does not show it
  ClaimId after = no_claim;
  SubjectDifference own;                 // its own statements; without any when only parts differ
  std::vector<SubjectDifference> parts;  // its attestations and amounts that differ, in order of IRI
};

struct Differences {
  std::vector<ClaimDifference> claims;    // in order of IRI
  std::vector<SubjectDifference> things;  // things and documents, in order of IRI
  std::vector<SubjectDifference> others;  // subjects outside the model, in order of term
  bool empty() const { return claims.empty() && things.empty() && others.empty(); }
};

// The differences of the graphs of two lenses. A claim that a lens does not match, and an attestation that it does not
// show, counts as absent there. Taking away all that is removed from the first and adding all that is added gives the
// second. Blank nodes are the same when their labels are. O(terms + statements), and a sort of what differs.
Differences differences(const Lens& before, const Lens& after);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Conditions between the records of an interpretation.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "graph/load/interpretation.hpp"

namespace filiera {

// A statement that is the plain triple of an edge type, or of its tentative form.
struct DirectTriple {
  std::size_t quad;
  EdgeTypeId type;
};

// A direct triple is not a claim: it needs a fil:Link. O(n log links).
void check_direct_triples(const Statements& statements, const Interpretation& interpretation,
                          std::span<const DirectTriple> triples, Faults& faults);

// Every claim has an attestation. A faulty attestation counts; it has a fault of its own. O(n).
void check_attested(const Statements& statements, const Interpretation& interpretation, Faults& faults);

// fil:reachesBy names another measure, which is an ownership rule; a rule names no rule, goods, parties or places
// itself. O(n log n).
void check_ownership_rules(const Statements& statements, const Interpretation& interpretation, const Kinds& kinds,
                           Faults& faults);

// fil:apartFrom joins two holdings of one owner in one company, which are not also said to be one. O(n log n).
void check_apart(const Statements& statements, const Interpretation& interpretation, const Kinds& kinds,
                 Faults& faults);

// Every chain of prov:wasDerivedFrom ends at a first-hand attestation: there are no cycles; and no attestation repeats
// one of the opposite stance on its claim. O(n log n) in attestations.
void check_relays(const Statements& statements, const Interpretation& interpretation, Faults& faults);

}  // namespace filiera

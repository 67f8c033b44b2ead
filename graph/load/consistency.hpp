// SPDX-License-Identifier: Apache-2.0
// What must hold between the records of an interpretation.
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

// A direct triple says nothing by itself: a link must stand behind it. O(n log links).
void check_direct_triples(const Statements& statements, const Interpretation& interpretation,
                          std::span<const DirectTriple> triples, Faults& faults);

// Every claim has an attestation, be it a faulty one, which has a fault of its own. O(n).
void check_attested(const Statements& statements, const Interpretation& interpretation, Faults& faults);

// What a measure reaches by is another measure, and a rule. O(n).
void check_reaching_rules(const Statements& statements, const Interpretation& interpretation,
                          std::optional<EdgeTypeId> reaches_by, Faults& faults);

// Every relay leads to a first voice: one that returns to itself has none. O(attestations).
void check_relays(const Statements& statements, const Interpretation& interpretation, Faults& faults);

}  // namespace filiera

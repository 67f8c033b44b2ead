// SPDX-License-Identifier: Apache-2.0
// The faults that declarations of edge types, classes, effects and metrics can have.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera::kind_fault {

inline constexpr FaultKind incomplete{"incomplete-declaration", Severity::error,
                                      "An edge type needs a domain and a range (rdfs:domain, rdfs:range; "
                                      "rdfs:Resource for any kind), an effect needs "
                                      "fil:direction, and what is declared needs an IRI."};
inline constexpr FaultKind contradictory{"contradictory-declaration", Severity::error,
                                         "A declaration says two things that exclude each other, or gives "
                                         "another meaning to a name that is taken."};
inline constexpr FaultKind unknown_part{"unknown-declaration", Severity::error,
                                        "A declaration refers to a class outside the model, or states a "
                                        "value that is not among those its property takes."};
inline constexpr FaultKind too_many{"too-many-declarations", Severity::error,
                                    "A graph has at most 256 edge types and 256 effects."};
inline constexpr FaultKind unlabelled{
    "unlabelled-declaration", Severity::warning,
    "A declared edge type, effect or metric without rdfs:label is shown by the end of its IRI."};

std::span<const FaultKind* const> all();

}  // namespace filiera::kind_fault

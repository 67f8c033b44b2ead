// SPDX-License-Identifier: Apache-2.0
// The faults of declarations of edge types, classes, effects and metrics.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera::kind_fault {

inline constexpr FaultKind incomplete{"incomplete-declaration", Severity::error,
                                      "An edge type needs a domain and a range (rdfs:domain, rdfs:range; "
                                      "rdfs:Resource for any kind), an effect needs fil:direction, and every declared "
                                      "term needs an IRI."};
inline constexpr FaultKind contradictory{"contradictory-declaration", Severity::error,
                                         "A declaration contradicts itself, or redefines an existing term."};
inline constexpr FaultKind unknown_part{
    "unknown-declaration", Severity::error,
    "A declaration refers to a class outside the model, or has a value that its property does not allow."};
inline constexpr FaultKind too_many{"too-many-declarations", Severity::error,
                                    "A graph has at most 256 edge types and 256 effects."};
inline constexpr FaultKind unlabelled{
    "unlabelled-declaration", Severity::warning,
    "A declared edge type, effect or metric has no rdfs:label; the end of its IRI is shown instead."};

std::span<const FaultKind* const> all();

}  // namespace filiera::kind_fault

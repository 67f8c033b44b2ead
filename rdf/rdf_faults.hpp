// SPDX-License-Identifier: Apache-2.0
// The kinds of faults that reading RDF can find.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera {

namespace rdf_fault {
extern const FaultKind unreadable;
extern const FaultKind encoding;
extern const FaultKind token;
extern const FaultKind grammar;
extern const FaultKind escape;
extern const FaultKind prefix;
extern const FaultKind iri;
extern const FaultKind depth;
extern const FaultKind not_read;
extern const FaultKind rest_not_read;
extern const FaultKind iri_form;
extern const FaultKind language;
}  // namespace rdf_fault

// All of the above.
std::span<const FaultKind* const> rdf_faults();

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The usual prefixes of vocabularies, and where an IRI would stand in a table of terms.
#pragma once

#include <string_view>

#include "graph/model/terms.hpp"
#include "rdf/prefixes.hpp"

namespace filiera {

// The first term that is not less than the IRI; the size of the table if there is none. O(log terms).
TermId place_of(const TermTable& terms, std::string_view iri);

// Declares the usual prefixes of the namespaces that the terms use, and, if `computes`, those of computed statements,
// unless their name or their namespace has been declared.
void add_usual_prefixes(Prefixes& prefixes, const TermTable& terms, bool computes);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The usual prefixes of vocabularies, and where an IRI would stand in a table of terms.
#pragma once

#include <cstdint>
#include <string_view>

#include "graph/model/terms.hpp"
#include "rdf/prefixes.hpp"

namespace filiera {

// The first term that is not less than the IRI; the size of the table if there is none. O(log terms).
TermId place_of(const TermTable& terms, std::string_view iri);

// The statements whose prefixes are declared: of the terms, or also those that an export computes.
enum class PrefixesOf : std::uint8_t { stated, also_computed };

// Declares the usual prefixes of the namespaces that the statements use, unless their name or their namespace has been
// declared.
void add_usual_prefixes(Prefixes& prefixes, const TermTable& terms, PrefixesOf statements);

}  // namespace filiera

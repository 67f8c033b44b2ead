// SPDX-License-Identifier: Apache-2.0
// Random statements with special characters, for properties of RDF export.
#pragma once

#include "rdf/prefixes.hpp"
#include "tests/export/rdf/quads.hpp"

namespace filiera {

// Raptor cuts texts at NUL, lowers language tags, and takes only plain prefixed names and IRIs as names of
// graphs.
enum class Terms { all, kept_by_raptor };

// 40 statements or fewer, the same for the same seed, of random terms of all kinds. Blank nodes have a label as
// with_blanks_by_label wants it.
QuadSet random_quads(unsigned seed, Terms terms);

// Prefixes whose names and namespaces are hard to shorten with.
Prefixes awkward_prefixes();

}  // namespace filiera

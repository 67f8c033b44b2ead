// SPDX-License-Identifier: Apache-2.0
// The ontology, its shapes and its table of kinds, embedded in the program.
#pragma once

#include <string_view>

namespace filiera {

extern const std::string_view filiera_turtle;  // ontology/filiera.ttl
extern const std::string_view shapes_turtle;   // ontology/shapes.ttl
extern const std::string_view shipped_kinds;   // bytes_of_kinds of Kinds::read_ontology

}  // namespace filiera

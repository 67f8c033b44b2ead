// SPDX-License-Identifier: Apache-2.0
// The ontology and its shapes as they stand in the program.
#pragma once

#include <string_view>

namespace filiera {

extern const std::string_view filiera_turtle;  // ontology/filiera.ttl
extern const std::string_view shapes_turtle;   // ontology/shapes.ttl

}  // namespace filiera

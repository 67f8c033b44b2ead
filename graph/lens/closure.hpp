// SPDX-License-Identifier: Apache-2.0
// Transitive closures of families, parts, places and groups under a lens.
#pragma once

#include <initializer_list>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/model/reach.hpp"

namespace filiera {

// reach() by the edges that the lens shows; by what is only sought or planned at most possibly. An edge on a cycle of
// edges of one type is at most possible, because a cycle cannot be an order.
std::vector<Related> closure(const Lens& lens, const std::vector<VertexId>& starts,
                             std::initializer_list<EdgeTypeId> types, Walk walk);

}  // namespace filiera

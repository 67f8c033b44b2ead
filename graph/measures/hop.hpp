// SPDX-License-Identifier: Apache-2.0
// A hop of goods as measures see it.
#pragma once

#include <cstdint>

#include "graph/model/graph_data.hpp"

namespace filiera {

// Goods from a supplier to a recipient. Parts that the graph does not know are no_vertex.
struct Hop {
  VertexId supplier = no_vertex;
  VertexId product = no_vertex;
  VertexId recipient = no_vertex;
  VertexId destination = no_vertex;  // where the goods go, in place of the recipient's seat
  Bounds time{};                     // of the hop; counts where the lens has no date, or a period
};

// How a measure stands to a hop. against: prohibits, requires a licence, restricts, requires, discourages, or
// encourages other goods instead. permits, favours: for it. must_comply: the product is made to satisfy the
// measure.
enum class MeasureRole : std::uint8_t { against, permits, favours, must_comply };

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// A hop of goods, the input of the rule of measures.
#pragma once

#include <cstdint>

#include "graph/model/graph_data.hpp"

namespace filiera {

// Goods from a supplier to a recipient. A part that the graph does not state is no_vertex.
struct Hop {
  VertexId supplier = no_vertex;
  VertexId product = no_vertex;
  VertexId recipient = no_vertex;
  VertexId destination = no_vertex;  // place of delivery; if absent, the recipient's seat counts
  Bounds time{};                     // of the hop; used only if the lens has no date, or a period
};

// The role of a measure towards a hop. against: it prohibits, requires a licence, restricts, requires, discourages, or
// encourages other goods instead. permits, favours: it supports the hop. must_comply: the product is made to comply
// with the measure.
enum class MeasureRole : std::uint8_t { against, permits, favours, must_comply };

}  // namespace filiera

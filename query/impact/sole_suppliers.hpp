// SPDX-License-Identifier: Apache-2.0
// Suppliers ordered by the recipients that they alone keep supplied.
#pragma once

#include <vector>

#include "query/hops/goods_view.hpp"

namespace filiera {

// A company or group that every way of goods to some recipients passes.
struct SoleSupplier {
  VertexId party = no_vertex;
  std::size_t recipients = 0;   // that it alone keeps supplied, directly or through others
  std::vector<Related> listed;  // the first of them, the nearest before those behind them; possible: so is every way
};

// Those of at least one recipient; most recipients first, then in order of vertex. `listed` holds at most
// `most_listed`, since all lists together may be as long as the square of the parties. A party's recipients
// are those that it dominates in the flow of goods from a root before all origins (FlowPart::origins).
// O(claims + m log n) for the m claims and n vertices of the flow under the view.
std::vector<SoleSupplier> sole_suppliers(const GoodsView& goods, std::size_t most_listed);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Suppliers ordered by the recipients that they alone keep supplied.
#pragma once

#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/impact/parts.hpp"

namespace filiera {

// Who depends on one supplier.
struct Dependent {
  VertexId party = no_vertex;
  Match match = Match::no;         // possible: it is only possibly supplied at all
  std::vector<VertexId> products;  // without the supplier it cannot make these; empty: it has no source of goods at all
};

// A company or group without which some recipients have no source of goods, or cannot make a product.
struct SoleSupplier {
  VertexId party = no_vertex;
  std::size_t recipients = 0;     // directly or through others
  std::vector<Dependent> listed;  // the first of them, the nearest first
};

// Those of at least one recipient; most recipients first, then in order of vertex. `listed` holds at most
// `most_listed`, since all lists together may be as long as the square of the parties. What is only possible counts as
// a source, and a need that is only possible as none. Without parts (PartNeeds::ignored, or where nobody makes a
// product that has parts), a party's recipients are those that it dominates in the flow of goods from a root before all
// origins (FlowSubgraph::origins): O(claims + m log n) for the m claims and n vertices of the flow. With parts each
// party in turn is removed: O(claims), and for each party what depends on it.
std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed);

}  // namespace filiera

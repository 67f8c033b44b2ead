// SPDX-License-Identifier: Apache-2.0
// Suppliers ranked by the number of recipients that depend on them alone.
#pragma once

#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/impact/parts.hpp"

namespace filiera {

// A recipient that depends on one supplier.
struct Dependent {
  VertexId party = no_vertex;
  Match match = Match::no;  // possible: for some choice of possible claims it has no source, or keeps one
  Match left = Match::no;   // possible: a source that is only possible is left without the supplier; no: none is
  std::vector<VertexId>
      products;  // products that it cannot make without the supplier; empty: it loses every source of goods
};

// A company or group without which some recipients have no source of goods, or cannot make a product.
struct SoleSupplier {
  VertexId party = no_vertex;
  std::size_t recipients = 0;     // number of direct and indirect recipients
  std::vector<Dependent> listed;  // the nearest of them
};

// Suppliers with at least one such recipient; most recipients first, then in order of vertex. `listed` holds at most
// `most_listed`, because all lists together can be quadratic in the number of parties. A recipient counts (a) if
// nothing is left to it without the supplier (possible sources count as left; possible needs do not count), or (b) if
// its supply falls from certain to possible. Without parts (PartNeeds::ignored, or no maker of a product with parts),
// the recipients are the parties that the supplier dominates in the flow from a root before all origins
// (FlowSubgraph::origins), or in the certain part of that flow: O(claims + m log n) for m claims and n vertices of the
// flow. With parts, each party in turn is removed: O(claims), and for each party the nodes that depend on it.
std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed);

}  // namespace filiera

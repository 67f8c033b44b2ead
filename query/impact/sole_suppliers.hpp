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
  bool supplied = true;     // whether it has a source for every choice, so that it keeps one for some
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
// `most_listed`, because all lists together can be quadratic in the number of parties. A recipient counts if for some
// choice of possible claims nothing is left to it without the supplier, as Losses have it; with Firmness::certain, if
// this is so for every choice. Without parts (PartNeeds::ignored, or no maker of a product with parts), and if no party
// has several sources that are all only possible, the recipients are the parties that the supplier dominates in the
// flow from a root before all origins (FlowSubgraph::origins): O(claims + m log n) for m claims and n vertices of the
// flow. Else each party in turn is removed: O(claims), and for each party the nodes that depend on it. Since possible
// claims count, the lens of `hops` should not leave them out.
std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed, Firmness firmness = Firmness::possible);

}  // namespace filiera

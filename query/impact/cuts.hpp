// SPDX-License-Identifier: Apache-2.0
// The fewest suppliers whose loss leaves somebody without a source of goods.
#pragma once

#include <optional>
#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/impact/parts.hpp"

namespace filiera {

struct Cut {
  // Whether somebody is said to supply the recipient at all. Else there is nothing to cut, and the rest is empty.
  bool supplied = false;
  // Suppliers whose loss together leaves the recipient without a source, in order of vertex; nothing where no set of
  // suppliers does: goods come from a product whose makers nobody names, or may begin with the recipient itself, in a
  // ring that nobody outside supplies.
  std::optional<std::vector<VertexId>> suppliers;
  // Whether there is no smaller such set. Else `suppliers` is an upper bound, and every set has more than
  // most_searched.
  bool exact = true;

  static constexpr std::size_t most_searched = 3;
};

// What is only possible counts as a source, and a need that is only possible as none. The recipient itself is never
// among the suppliers, nor is a product.
//
// Without parts: a minimum vertex cut between the origins of goods and the recipient (Menger 1927), by the maximum flow
// of Y. Boykov and V. Kolmogorov (An experimental comparison of min-cut/max-flow algorithms for energy minimization in
// vision, 2004) on what is upstream of the recipient; of several cuts the one nearest to the recipient.
// With parts goods need several ways at once, and a flow is no measure: sets of up to most_searched suppliers are
// searched for, each time among the suppliers that one way which is left uses; the first in order that is found counts.
// A cut without parts is one with parts: beyond, it is the upper bound. Cost: a state of the network upstream of the
// recipient for each set tried, at most w + w² + w³ for ways of w suppliers.
Cut smallest_cut(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs, VertexId recipient);

}  // namespace filiera

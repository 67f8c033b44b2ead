// SPDX-License-Identifier: Apache-2.0
// Minimum cuts: the fewest suppliers whose loss leaves a recipient without a source of goods.
#pragma once

#include <optional>
#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/impact/parts.hpp"

namespace filiera {

struct Cut {
  static constexpr std::size_t most_searched = 3;
  // Vertices, arcs and makings looked at before the search gives up.
  static constexpr std::size_t search_budget = 500'000'000;

  // Whether any source states a supplier of the recipient. If not, there is nothing to cut, and `suppliers` is empty.
  bool supplied = false;
  // The suppliers of the cut, ascending. Empty if no set of suppliers is a cut: some product has no stated maker, or
  // goods may begin with the recipient itself, on a cycle without an outside supplier.
  std::optional<std::vector<VertexId>> suppliers;
  // Whether the recipient has a source, and without them none, for every choice of possible claims.
  Match match = Match::certain;
  // Whether the cut is minimal. If not, it is an upper bound, and every cut has more than `searched` suppliers.
  bool exact = true;
  // The size up to which all cuts were searched: most_searched, less where the search gave up.
  std::size_t searched = most_searched;
};

// Possible sources count as sources; possible needs of parts do not count. Neither the recipient nor a product is in
// the cut.
//
// Without parts: a minimum vertex cut between the origins of goods and the recipient (Menger 1927), by the maximum-flow
// algorithm of Boykov and Kolmogorov (An experimental comparison of min-cut/max-flow algorithms for energy minimization
// in vision, 2004) on the network upstream of the recipient; of several cuts, the one nearest to the recipient.
//
// With parts, goods depend on several ways at once (an AND/OR graph), so that flow is no measure. Cuts of up to
// most_searched suppliers are searched: each step takes one way in which the recipient is still supplied, and tries to
// remove each of its suppliers. The first cut found is returned. Beyond that size the cut without parts, which is also
// a cut with parts, is the upper bound. Cost: one state of the network upstream of the recipient for each set tried; at
// most w + w² + w³ sets for ways of w suppliers, and search_budget.
Cut smallest_cut(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs, VertexId recipient);

}  // namespace filiera

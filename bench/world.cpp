// SPDX-License-Identifier: Apache-2.0
// The supply claims of the synthetic world.
#include "bench/world.hpp"

#include <algorithm>

namespace filiera::bench {

World::World(std::uint32_t claims)
    : companies(std::max(2 * tiers, claims / 10)),
      products(std::max(20u, claims / 50)),
      documents(std::max(20u, claims / 1000)),
      roots(std::max(2u, products / 100)),
      branches(std::max(4u, products / 10)) {
  Random random(claims);
  supply.reserve(claims);
  while (supply.size() < claims) {
    // A quarter are further claims on an existing pair, with another product.
    if (!supply.empty() && random.in_thousand(250)) {
      Supply again = supply[random.below(static_cast<std::uint32_t>(supply.size()))];
      again.product = first_leaf() + random.below(products - first_leaf());
      supply.push_back(again);
      continue;
    }
    const auto company_in = [&](std::uint32_t tier) {
      return tier_begin(tier) + random.skewed(tier_begin(tier + 1) - tier_begin(tier));
    };
    const std::uint32_t tier = random.below(tiers - 1);
    Supply row{company_in(tier), company_in(tier + 1), first_leaf() + random.below(products - first_leaf())};
    if (random.in_thousand(5)) std::swap(row.source, row.target);
    supply.push_back(row);
  }
}

}  // namespace filiera::bench

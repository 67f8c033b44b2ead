// SPDX-License-Identifier: Apache-2.0
// Who holds how much of a party in all, directly and through others: shares multiplied along each chain of holdings and
// added up over all chains, rings included.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/ownership/look_through.hpp"

namespace filiera {

// The share in all: from `least`, which holds in every world, to `most`, which some world allows (reach.hpp).
struct ShareInAll {
  Ratio least, most;
};

// A party on a chain of holdings to another, and the number of holdings on the shortest.
struct PartyOnChain {
  PartyId party = 0;
  std::size_t distance = 0;
};

// The source must outlive it.
class Shareholders {
 public:
  explicit Shareholders(const OwnershipSource& source);

  // Those who hold any of the asset, or control it, directly or through others; the nearest first.
  std::vector<PartyOnChain> owners_of(PartyId asset) const;
  // That of which the owner holds any, or which it controls.
  std::vector<PartyOnChain> owned_by(PartyId owner) const;
  // Of the shareholding in the asset. O(what holds any of the asset).
  ShareInAll share_in_all(PartyId owner, PartyId asset);

 private:
  const OwnershipSource* source_;
  ReachRule rule_;
  Registers registers_;
};

// In percent, with at most four decimals: "62.5 %", "about 33.3333 %"; of an interval "20 to 37.5 %". Bounds that are
// excluded say "over", "under".
std::string share_in_all_text(const ShareInAll& share);

}  // namespace filiera

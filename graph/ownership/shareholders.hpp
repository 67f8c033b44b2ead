// SPDX-License-Identifier: Apache-2.0
// The total share of each direct and indirect holder of a party: the sum over all chains of holdings, cycles included,
// of the product of the shares on the chain.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/ownership/total_shares.hpp"

namespace filiera {

// The total share: between `least` (in every world) and `most` (in some world); see reach.hpp.
struct ShareInAll {
  Ratio least, most;
};

// A party on a chain of holdings, and the length of the shortest such chain.
struct PartyOnChain {
  PartyId party = 0;
  std::size_t distance = 0;
  Match match = Match::possible;  // certain if a chain of certain links leads there
  // The last link of such a chain, if there is one, else of a shortest chain; and the party before it.
  std::uint32_t by = 0;
  PartyId from = 0;
};

// The source must outlive this object.
class Shareholders {
 public:
  explicit Shareholders(const OwnershipSource& source);

  // The direct and indirect holders of the asset, and those that control it; the nearest first.
  std::vector<PartyOnChain> owners_of(PartyId asset) const;
  // The parties that the owner directly or indirectly holds or controls; the nearest first.
  std::vector<PartyOnChain> owned_by(PartyId owner) const;
  // Whether anybody else holds the party or controls it; whether it holds or controls anybody else.
  bool is_owned(PartyId party) const;
  bool owns_any(PartyId party) const;
  // The total shareholding in the asset. Cost, beside the direct and indirect holders once for questions about one
  // asset in a row: what the owner holds, and where it holds any through others, these holders again; from the second
  // question on that of total_shares() once, where that applies.
  ShareInAll share_in_all(PartyId owner, PartyId asset);
  // How many holders the questions have gone through.
  std::size_t walked() const { return walked_; }
  // Whether cycles of holdings took all the work that is allowed: the last share, and further ones, may be too wide.
  bool spent() const { return registers_.spent(); }

 private:
  const OwnershipSource* source_;
  ReachRule rule_;
  Registers registers_;
  std::optional<PartyId> asset_;  // of the last question
  std::vector<PartyId> holders_;  // of it, direct and indirect, itself first
  Region region_;                 // the same
  // Of the asset, from the second question about it on: the least and the most that each holder has; nothing if they
  // cannot be worked out together.
  using Totals = boost::unordered_flat_map<PartyId, Ratio>;
  bool asked_twice_ = false;
  std::optional<std::pair<Totals, Totals>> totals_;
  std::size_t walked_ = 0;
};

// In percent with at most four decimals: "62.5 %", "about 33.3333 %"; an interval as "20 to 37.5 %". Excluded bounds
// are marked "over", "under".
std::string share_in_all_text(const ShareInAll& share);

}  // namespace filiera

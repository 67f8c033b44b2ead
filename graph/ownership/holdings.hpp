// SPDX-License-Identifier: Apache-2.0
// The holdings of one day and an ownership rule: the input of the computation of reach.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/model/share.hpp"
#include "graph/ownership/quantity.hpp"
#include "graph/time/date.hpp"

namespace filiera {

// A party, as owner or as asset: a vertex of the graph.
using PartyId = std::uint32_t;

enum class ReachMethod : std::uint8_t { cascade, multiplication };

// How a rule reaches owned parties (fil:Reach).
struct ReachRule {
  Quantity threshold = Quantity(Decimal(1));
  bool strict = false;      // the share must exceed the threshold
  bool aggregate = true;    // the shares of several listed parties are added
  bool indirect = true;     // the holdings of reached parties count too
  bool by_control = false;  // control is enough without a share
  ReachMethod method = ReachMethod::cascade;
  std::array<bool, interest_count> counts{true, false,
                                          false};  // the kinds of interest that count, each added separately

  bool passes(const Quantity& share) const { return strict ? share > threshold : share >= threshold; }
};

// Of a claim that is said to be apart from no other.
inline constexpr std::uint32_t no_block = UINT32_MAX;

// One telling of a holding in an asset.
struct Holding {
  PartyId owner = 0;
  std::uint32_t claim = 0;
  std::uint32_t telling = 0;       // equal for the tellings of one holding of the owner
  std::uint32_t block = no_block;  // equal for claims that are said to be apart, directly or through others
  Interest interest = Interest::shareholding;
  Match presence = Match::certain;  // `no` for a claim that does not hold on this day
  Quantity least, most;             // with an infinitesimal if the bound is excluded
};

// Control of a party, or a joint arrangement with it.
struct Tie {
  PartyId party = 0;
  std::uint32_t claim = 0;
  Match presence = Match::certain;
};

// The holdings of one day. Every call returns the same result.
class OwnershipSource {
 public:
  virtual ~OwnershipSource() = default;
  // All holdings in the asset; control is not included.
  virtual std::vector<Holding> holdings_in(PartyId asset) const = 0;
  // The parties in which the owner has holdings, without duplicates.
  virtual std::vector<PartyId> assets_of(PartyId owner) const = 0;
  // The parties that control the asset, and those that the owner controls, without a share.
  virtual std::vector<Tie> controllers_of(PartyId asset) const = 0;
  virtual std::vector<Tie> controlled_by(PartyId owner) const = 0;
  // The parties with which the party holds jointly.
  virtual std::vector<Tie> joint_with(PartyId party) const = 0;
  // Whether a measure with this rule names the party.
  virtual Match listed(PartyId party) const = 0;
  // Whether the rule may reach the party (fil:onlyOutside).
  virtual Match reachable(PartyId party) const = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Who holds what on one day, and a rule that reaches through it: what the engine of reach works on.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "graph/model/share.hpp"
#include "graph/ownership/quantity.hpp"
#include "graph/time/date.hpp"

namespace filiera {

// A party, owner or asset: a vertex of the graph.
using PartyId = std::uint32_t;

enum class ReachMethod : std::uint8_t { cascade, multiplication };

// How a rule reaches owned parties (fil:Reach).
struct ReachRule {
  Quantity threshold = Quantity(Decimal(1));
  bool strict = false;      // more than the threshold
  bool aggregate = true;    // the shares of several listed parties are added up
  bool indirect = true;     // what a reached party holds counts as well
  bool by_control = false;  // control reaches without a share
  ReachMethod method = ReachMethod::cascade;
  std::array<bool, interest_count> counts{true, false, false};  // kinds of interest, each summed for itself

  bool passes(const Quantity& share) const { return strict ? share > threshold : share >= threshold; }
};

// One telling of a holding in an asset.
struct Holding {
  PartyId owner = 0;
  std::uint32_t claim = 0;
  std::uint32_t telling = 0;  // equal for the tellings of one holding of the owner
  bool block = false;         // a holding of its own: it adds up with the owner's other blocks
  Interest interest = Interest::shareholding;
  Match presence = Match::certain;  // `no` for a telling of other days than this
  Quantity least, most;             // where excluded, with an infinitesimal
};

// Control of, or a joint arrangement with, a party.
struct Tie {
  PartyId party = 0;
  std::uint32_t claim = 0;
  Match presence = Match::certain;
};

// The holdings of one day. Whatever is returned is the same at each call.
class OwnershipSource {
 public:
  virtual ~OwnershipSource() = default;
  // All holdings in the asset, without control.
  virtual std::vector<Holding> holdings_in(PartyId asset) const = 0;
  // The parties in which the owner has holdings, each once.
  virtual std::vector<PartyId> assets_of(PartyId owner) const = 0;
  // Control without a share: by whom, and of whom.
  virtual std::vector<Tie> controllers_of(PartyId asset) const = 0;
  virtual std::vector<Tie> controlled_by(PartyId owner) const = 0;
  // Those with whom the party holds jointly.
  virtual std::vector<Tie> joint_with(PartyId party) const = 0;
  // Whether the party is listed: named by a measure that reaches by the rule.
  virtual Match listed(PartyId party) const = 0;
  // Whether the rule may reach the party at all (fil:onlyOutside).
  virtual Match reachable(PartyId party) const = 0;
};

}  // namespace filiera

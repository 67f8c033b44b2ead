// SPDX-License-Identifier: Apache-2.0
// The parties that a rule reaches from given listed parties, in one reading of the uncertain facts.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <memory>
#include <span>
#include <vector>

#include "graph/ownership/registers.hpp"

namespace filiera {

// `least`: only facts that hold in every world, so that the result is certain. `most`: all facts that hold in some
// world.
enum class Reading : std::uint8_t { least, most };

// Why a party is reached: the claims of the decisive holdings in it, the greatest first, or the claim of control over
// it; empty for a listed party.
struct ReachReason {
  std::vector<std::uint32_t> claims;
  // If more holdings exclude each other than can be tried, the party counts as reached in the reading `most` without a
  // decision. The number of these holdings, else 0.
  std::uint32_t undecided = 0;
};

// The assets that a run considers; with `everything`, all.
struct Region {
  bool everything = true;
  boost::unordered_flat_set<PartyId> assets;
  bool contains(PartyId asset) const { return everything || assets.contains(asset); }
};

// The greatest number of combinations of mutually exclusive holdings that are tried for each asset.
inline constexpr std::size_t most_combinations = std::size_t{1} << 16;

class ReachRun {
 public:
  virtual ~ReachRun() = default;
  // Adds listed parties, and assets that the region has gained. Requires that all listed parties upstream of an asset
  // of the region are known or added with it. Computes everything that is then reached.
  virtual void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) = 0;
  // The reached parties, including the listed ones.
  virtual const boost::unordered_flat_map<PartyId, ReachReason>& reached() const = 0;
  // In the reading `most`, of a reached asset and a holder in one of its registers that counts: whether the holder has
  // any of it in some world in which it is reached. Also true where that is not worked out.
  virtual bool holds_where_reached(PartyId /*asset*/, std::size_t /*kind*/, std::size_t /*holder*/) const {
    return true;
  }
};

// A run by the rule's method. Registers and region must outlive it.
std::unique_ptr<ReachRun> make_reach_run(Registers& registers, const Region& region, Reading reading);

// The parties with which the party holds jointly in this reading.
std::vector<PartyId> partners_of(const OwnershipSource& source, PartyId party, Reading reading);

constexpr bool present(Match match, Reading reading) {
  return reading == Reading::least ? match == Match::certain : match != Match::no;
}

}  // namespace filiera

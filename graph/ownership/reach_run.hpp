// SPDX-License-Identifier: Apache-2.0
// The parties that a rule reaches from given listed parties, in one reading of all that is uncertain.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <memory>
#include <span>
#include <vector>

#include "graph/ownership/registers.hpp"

namespace filiera {

// `least`: what holds in every world, so that what is reached is certainly so. `most`: what some world allows.
enum class Reading : std::uint8_t { least, most };

// Why a party is reached: the claims of the holdings in it that make it so, the greatest first, or the one claim of
// control over it; empty for the listed.
struct ReachReason {
  std::vector<std::uint32_t> claims;
  // More holdings exclude one another than are tried: reached in the reading `most` for want of a decision. Their
  // number, else 0.
  std::uint32_t undecided = 0;
};

// The assets on which a run may work. Where it is `everything`, a run goes wherever holdings lead.
struct Region {
  bool everything = true;
  boost::unordered_flat_set<PartyId> assets;
  bool contains(PartyId asset) const { return everything || assets.contains(asset); }
};

// Combinations of holdings that exclude one another are tried up to this number, for each asset.
inline constexpr std::size_t most_combinations = std::size_t{1} << 16;

class ReachRun {
 public:
  virtual ~ReachRun() = default;
  // Adds listed parties, and assets that the region has gained since: among those that lead to an asset of the region,
  // all were in it before, or are added with it. Decides all that is reached then.
  virtual void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) = 0;
  // The reached, listed ones included.
  virtual const boost::unordered_flat_map<PartyId, ReachReason>& reached() const = 0;
};

// By the rule's method. Registers and region must outlive it.
std::unique_ptr<ReachRun> make_reach_run(Registers& registers, const Region& region, Reading reading);

// Those with whom the party holds jointly in this reading.
std::vector<PartyId> partners_of(const OwnershipSource& source, PartyId party, Reading reading);

constexpr bool present(Match match, Reading reading) {
  return reading == Reading::least ? match == Match::certain : match != Match::no;
}

}  // namespace filiera

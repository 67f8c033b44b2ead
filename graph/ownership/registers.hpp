// SPDX-License-Identifier: Apache-2.0
// The register of an asset: what its holders may hold of it in one kind of interest.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/holdings.hpp"

namespace filiera {

// A share that may be anything from `least` to `most`.
struct ShareRange {
  Quantity least, most;
};

// Keeps of several ranges those that no other contains, in order of `least`.
void keep_widest(std::vector<ShareRange>& ranges);

// One holding of an owner: it has one of these ranges, or, if `may_be_absent`, none.
struct HoldingChoices {
  std::vector<ShareRange> ranges;  // empty for one that is certainly absent
  bool may_be_absent = false;
  Quantity least() const;  // 0 where it may be absent
};

// What one owner holds in all.
struct Holder {
  PartyId owner = 0;
  std::vector<HoldingChoices> holdings;
  std::vector<std::uint32_t> claims;  // of all tellings
  bool blocks = false;                // the holdings add up; else they are one of unknown telling, or several
  Quantity sure;                      // the least in every world
  Quantity least;                     // the least in some world
  Quantity most;                      // the most, whatever others hold
  Quantity least_at_most;             // the least total that allows `most`

  // Every total that no other contains, as ranges; nothing where these are more than `limit`.
  std::optional<std::vector<ShareRange>> totals(std::size_t limit) const;
};

// The holders of one asset in one kind of interest. The shares that hold sum to at most 1; where those that certainly
// hold exceed 1 at their least, the register contradicts itself, and each of its holdings may be absent.
class Register {
 public:
  // Of holdings of one asset and one kind. O(n log n) in them.
  explicit Register(std::vector<Holding> holdings);

  std::span<const Holder> holders() const { return holders_; }
  const Holder& holder(std::size_t i) const { return holders_[i]; }
  // The number of holders() where the owner has none. O(log holders).
  std::size_t find(PartyId owner) const;
  bool contradictory() const { return contradictory_; }
  // The sum of Holder::least.
  const Quantity& least() const { return least_; }
  // Whether the owner holds more than nothing: certainly, or in some world.
  bool surely_holds(std::size_t holder) const;
  bool may_hold(std::size_t holder) const;

 private:
  std::vector<Holder> holders_;  // by owner
  bool contradictory_ = false;
  Quantity least_;
};

// The registers of assets in the kinds that a rule counts, each made once, when first asked for.
class Registers {
 public:
  Registers(const OwnershipSource& source, const ReachRule& rule) : source_(&source), rule_(&rule) {}
  // One for each kind with holders.
  std::span<const Register> of(PartyId asset);
  const OwnershipSource& source() const { return *source_; }
  const ReachRule& rule() const { return *rule_; }

 private:
  const OwnershipSource* source_;
  const ReachRule* rule_;
  boost::unordered_flat_map<PartyId, std::unique_ptr<const std::vector<Register>>> made_;
};

}  // namespace filiera

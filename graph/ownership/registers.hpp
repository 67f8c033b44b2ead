// SPDX-License-Identifier: Apache-2.0
// The register of an asset: the possible holdings of its holders in one kind of interest.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/holdings.hpp"

namespace filiera {

// A share between `least` and `most`.
struct ShareRange {
  Quantity least, most;
};

// Nearly every holding has one range: no memory on the heap for these.
using ShareRanges = boost::container::small_vector<ShareRange, 1>;

// Removes each range that another one contains; sorts the rest by `least`.
void keep_widest(ShareRanges& ranges);

// One holding of an owner: its share lies in one of the ranges, or, if `may_be_absent`, it does not exist.
struct HoldingChoices {
  ShareRanges ranges;  // empty if it certainly does not exist
  bool may_be_absent = false;
  Quantity least() const;  // 0 if it may be absent
};

// All holdings of one owner in the asset.
struct Holder {
  PartyId owner = 0;
  boost::container::small_vector<HoldingChoices, 1> holdings;
  boost::container::small_vector<std::uint32_t, 2> claims;  // of all tellings of the day
  bool blocks = false;     // the holdings add up; else they are one of unknown telling, or several
  Quantity sure;           // the least in every world
  Quantity least;          // the least in some world
  Quantity most;           // the most, whatever others hold
  Quantity least_at_most;  // the least total that allows `most`

  // All totals as ranges, without ranges that another contains; empty if there are more than `limit`.
  std::optional<ShareRanges> totals(std::size_t limit) const;
};

// The holders of one asset in one kind of interest. Shares sum to at most 1. If the certain holdings exceed 1 at their
// smallest, the register is contradictory, and each of its holdings may be absent.
class Register {
 public:
  // Requires holdings of one asset and one kind. O(n log n).
  explicit Register(std::vector<Holding> holdings);

  std::span<const Holder> holders() const { return holders_; }
  const Holder& holder(std::size_t i) const { return holders_[i]; }
  // The index of the owner in holders(), or their number if it is absent. O(log holders).
  std::size_t find(PartyId owner) const;
  bool contradictory() const { return contradictory_; }
  // The sum of Holder::least.
  const Quantity& least() const { return least_; }
  // Whether the owner certainly (or, below, possibly) holds more than nothing.
  bool surely_holds(std::size_t holder) const;
  bool may_hold(std::size_t holder) const;

 private:
  std::vector<Holder> holders_;  // by owner
  bool contradictory_ = false;
  Quantity least_;
};

// The registers of assets in the kinds of interest that a rule counts. Cached.
class Registers {
 public:
  Registers(const OwnershipSource& source, const ReachRule& rule) : source_(&source), rule_(&rule) {}
  // One register for each kind with holders.
  std::span<const Register> of(PartyId asset);
  const OwnershipSource& source() const { return *source_; }
  const ReachRule& rule() const { return *rule_; }

  // Counts multiplications for cycles of holdings; whether all so far are within the bound. Beyond it, parties on
  // cycles stay undecided.
  bool spend(std::size_t multiplications) { return (spent_ += multiplications) <= most_spent; }
  bool spent() const { return spent_ > most_spent; }

 private:
  static constexpr std::size_t most_spent = 4'000'000;
  const OwnershipSource* source_;
  const ReachRule* rule_;
  std::size_t spent_ = 0;
  using OfAsset = boost::container::small_vector<Register, 1>;
  std::deque<OfAsset> made_;  // at stable addresses
  boost::unordered_flat_map<PartyId, const OfAsset*> of_;
};

}  // namespace filiera

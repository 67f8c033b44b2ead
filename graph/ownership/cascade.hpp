// SPDX-License-Identifier: Apache-2.0
// The cascade: the least set that contains the listed parties, and each asset of which its members together hold the
// threshold in one kind of interest. The whole holding of a member counts.
#pragma once

#include <deque>

#include "graph/ownership/reach_run.hpp"

namespace filiera {

// Works in rounds, in order of distance. Cost: the registers of the assets in which members hold shares, each holder
// once; where holdings exclude each other, up to most_combinations for each round in which the asset is examined.
class Cascade final : public ReachRun {
 public:
  Cascade(Registers& registers, const Region& region, Reading reading)
      : registers_(registers), region_(region), reading_(reading) {}
  void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) override;
  const boost::unordered_flat_map<PartyId, ReachReason>& reached() const override { return reached_; }

 private:
  // The holdings of members in one register, all at their greatest or all at their smallest.
  struct Tally {
    Quantity most;           // the greatest total of the members
    Quantity least_at_most;  // the smallest total at which `most` is possible
    Quantity least;          // the smallest total of the members
    Quantity sure;
    std::vector<std::size_t> members;  // indices of holders
  };

  void join(PartyId party, ReachReason reason);
  void count(PartyId owner);
  void count_in(PartyId owner, PartyId asset);
  void propagate(PartyId member);
  void settle();
  void decide(PartyId asset, std::vector<std::pair<PartyId, ReachReason>>& joining);
  bool passes(const Register& of, const Tally& tally, ReachReason& reason) const;
  bool some_choice_passes(const Register& of, const Tally& tally, const Quantity& room, ReachReason& reason) const;
  ReachReason reason_of(const Register& of, const Tally& tally, std::uint32_t undecided) const;

  Registers& registers_;
  const Region& region_;
  Reading reading_;
  boost::unordered_flat_map<PartyId, ReachReason> reached_;
  boost::unordered_flat_set<PartyId> listed_;
  boost::unordered_flat_set<PartyId> counted_;  // members, and parties joint with a member
  boost::unordered_flat_map<PartyId, std::vector<Tally>>
      tallies_;                   // by asset that is not reached: one for each register
  std::vector<PartyId> fresh_;    // members that have not been processed
  std::vector<PartyId> changed_;  // assets with new members among their holders
};

}  // namespace filiera

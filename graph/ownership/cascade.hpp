// SPDX-License-Identifier: Apache-2.0
// The cascade: the least set that holds the listed parties, and each asset of which its members together hold the
// threshold in one kind of interest. A member counts whole.
#pragma once

#include <deque>

#include "graph/ownership/reach_run.hpp"

namespace filiera {

// Works in rounds, the nearest first. Cost: the registers of the assets in which members hold anything, each holder
// once; where holdings exclude one another, up to most_combinations for each round in which the asset is looked at.
class Cascade final : public ReachRun {
 public:
  Cascade(Registers& registers, const Region& region, Reading reading)
      : registers_(registers), region_(region), reading_(reading) {}
  void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) override;
  const boost::unordered_flat_map<PartyId, ReachReason>& reached() const override { return reached_; }

 private:
  // What members hold of one register, all at their most or all at their least.
  struct Tally {
    Quantity most;           // of what members hold
    Quantity least_at_most;  // the least of it at which that is possible
    Quantity least;          // of members, at the least
    Quantity sure;
    std::vector<std::size_t> members;  // holders
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
  boost::unordered_flat_set<PartyId> counted_;                      // members, and those joint with one
  boost::unordered_flat_map<PartyId, std::vector<Tally>> tallies_;  // by asset, for each of its registers
  std::vector<PartyId> fresh_;                                      // members that nothing was done with yet
  std::vector<PartyId> changed_;                                    // assets in which somebody counts since
};

}  // namespace filiera

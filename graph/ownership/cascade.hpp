// SPDX-License-Identifier: Apache-2.0
// The cascade: the least set that contains the listed parties, and each asset of which its members together hold the
// threshold in one kind of interest. The whole holding of a member counts.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

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
  // Worked out for up to most_exclusive holders that count.
  bool holds_where_reached(PartyId asset, std::size_t kind, std::size_t holder) const override;

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
  static constexpr std::size_t most_exclusive = 12;
  enum class Outcome : std::uint8_t { fails, passes, undecided };

  void decide(PartyId asset, std::vector<std::pair<PartyId, ReachReason>>& joining);
  static void add(const Register& of, std::size_t holder, Tally& tally);
  // The tally of all that count so far.
  Tally tally_of(const Register& of) const;
  // Whether the asset is listed, or a member controls it.
  bool reached_in_any_case(PartyId asset) const;
  bool passes(const Register& of, const Tally& tally, ReachReason& reason) const;
  bool some_choice_passes(const Register& of, const Tally& tally, const Quantity& room, ReachReason& reason) const;
  // Whether some combination of the members' possible holdings fits into `room` and passes the threshold; with `held`,
  // one in which this holder has more than nothing. Undecided if there are more than `limit`.
  Outcome best_choice(const Register& of, const Tally& tally, const Quantity& room, std::size_t limit,
                      std::optional<std::size_t> held) const;
  ReachReason reason_of(const Register& of, const Tally& tally, std::uint32_t undecided) const;

  Registers& registers_;
  const Region& region_;
  Reading reading_;
  boost::unordered_flat_map<PartyId, ReachReason> reached_;
  boost::unordered_flat_set<PartyId> listed_;
  boost::unordered_flat_set<PartyId> counted_;  // members, and parties joint with a member
  boost::unordered_flat_map<PartyId, std::vector<Tally>>
      tallies_;  // by asset that is not reached: one for each register
  // The register that holds_where_reached() was asked about last: it is asked about each holder in turn.
  struct Asked {
    PartyId asset;
    std::size_t kind;
    Tally tally;
    bool exclusive;  // not all possible holdings of the members fit at once, and they decide
  };
  mutable std::optional<Asked> asked_;
  std::vector<PartyId> fresh_;    // members that have not been processed
  std::vector<PartyId> changed_;  // assets with new members among their holders
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The parties that a rule reaches through ownership on one day: certain or possible, with reasons.
//
// Semantics by possible worlds. A world decides all uncertain facts of the day: which listed parties are listed; which
// holdings, control and joint arrangements exist; which of the same-matter claims of a holding is right; each share
// within its interval; whether holdings of one owner in one asset are one or several, unless a source separates them.
// The shares of one kind in one asset sum to at most 1. In each world the rule is two-valued (cascade.hpp,
// look_through.hpp). A party is certain if it is reached in every world, possible if it is reached in some.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/reach_run.hpp"
#include "graph/ownership/shared_lists.hpp"

namespace filiera {

struct ListedParty {
  PartyId party = 0;
  Match match = Match::certain;
};

struct ReachedParty {
  Match match = Match::no;
  // That it counts as a member: it is reached, but for OwnershipSource::reachable().
  Match member = Match::no;
  bool listed = false;  // the rule's measure names it
  const ReachReason* reason = nullptr;
};

class Reach {
 public:
  // For queries about single parties. The source must outlive this object.
  Reach(const OwnershipSource& source, ReachRule rule);
  // Computes at once everything that is reached from the listed parties, which must be all there are.
  Reach(const OwnershipSource& source, ReachRule rule, std::span<const PartyId> listed);
  ~Reach();
  Reach(Reach&&) = delete;

  const ReachRule& rule() const { return rule_; }

  // Unless everything was computed at once: O(direct and indirect holders of the party), each once over all calls.
  // `root`: if the rule does not add listed parties up, as this one alone reaches it.
  ReachedParty of(PartyId party, std::optional<PartyId> root = std::nullopt);
  // Requires that everything was computed at once: all members, ascending.
  std::vector<PartyId> all() const;
  // The listed parties that hold the party directly or through reached parties, ascending; if the rule does not add
  // listed parties up, those that reach it alone. Without the party itself; none if it is not reachable.
  std::vector<ListedParty> listed_behind(PartyId party);
  // The claims by which other members hold any of the party or control it: why a listed party is reached besides. Of
  // the firmer reading in which there are some.
  std::vector<std::uint32_t> holdings_of_members(PartyId party);
  // A member that holds shares in an asset or controls it, or is the partner of one that holds.
  struct Held {
    static constexpr std::size_t by_control = SIZE_MAX;
    std::size_t kind = by_control;  // the number of its register
    std::size_t holder = 0;         // in it; of control the claim
  };
  struct Step {
    PartyId member = 0;
    PartyId asset = 0;
    Held held;
  };
  // The members that hold any of a reached party, directly or through members, in this reading: of each the first step
  // of a shortest chain down to the party. Those whose chains begin with one of the claims `first` at the party precede
  // the others. Requires a rule that adds listed parties up. O(direct and indirect holders of the party).
  std::vector<Step> ways_to(PartyId party, Reading reading, std::span<const std::uint32_t> first);
  // The claims by which the step's holder has a share in the asset or controls it.
  std::vector<std::uint32_t> claims_of(const Step& step);

  // How many parties, holders and listed parties the questions have gone through that a reach worked out at once looks
  // up.
  std::size_t walked() const { return walked_; }

  // The direct holders of each party, with their claims.
  Registers& registers() { return registers_; }

 private:
  struct Runs;
  // By reached party: the listed parties upstream; includes the party itself if it is on a cycle.
  using Behind = boost::unordered_flat_map<PartyId, SharedList<PartyId>>;
  void include(PartyId party);
  // Calls visit(party, held) for the members that hold shares in the asset or control it.
  template <class Visit>
  void each_member_of(PartyId asset, const ReachRun& run, Reading reading, Visit visit);
  const Behind& behind_all(Reading reading);
  Runs& runs_of(PartyId listed);
  Match listed(PartyId party);
  // Calls visit(listed party, its runs) for those that may reach the party.
  template <class Visit>
  void each_run_to(PartyId party, Visit visit);
  void walk_back(PartyId party, Reading reading, std::map<PartyId, Match>& found);

  ReachRule rule_;
  Registers registers_;
  Region region_;
  boost::unordered_flat_map<PartyId, Match> listed_;
  std::array<std::optional<Behind>, 2> behind_;    // by reading; only if everything was computed at once
  std::map<PartyId, std::unique_ptr<Runs>> runs_;  // one, or with `aggregate` false one for each listed party
  // Where all was worked out at once without `aggregate`: the listed parties that reach a party, in order.
  boost::unordered_flat_map<PartyId, std::vector<PartyId>> reached_by_;
  std::size_t walked_ = 0;
};

}  // namespace filiera

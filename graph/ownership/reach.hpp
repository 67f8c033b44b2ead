// SPDX-License-Identifier: Apache-2.0
// Whom a rule reaches through ownership on one day: certainly, possibly, or not, and why.
//
// Meaning, by worlds. A world settles all that is uncertain on the day: which listed parties are listed; which
// holdings, control and joint arrangements are there; which of several tellings of one holding is right; each share
// within its interval; whether holdings of one owner in one asset that nobody tells apart are one or several. The
// shares of one kind in one asset sum to at most 1. In a world the rule is two-valued (cascade.hpp, look_through.hpp).
// Certain: reached in every world. Possible: in some.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/reach_run.hpp"

namespace filiera {

struct ListedParty {
  PartyId party = 0;
  Match match = Match::certain;
};

struct ReachedParty {
  Match match = Match::no;
  bool listed = false;  // it is named itself
  const ReachReason* reason = nullptr;
};

class Reach {
 public:
  // For questions about single parties. The source must outlive it.
  Reach(const OwnershipSource& source, ReachRule rule);
  // Works out at once all that is reached from the listed parties, which are all there are.
  Reach(const OwnershipSource& source, ReachRule rule, std::span<const PartyId> listed);
  ~Reach();
  Reach(Reach&&) = delete;

  const ReachRule& rule() const { return rule_; }

  // Cost where not all was worked out at once: what directly or indirectly holds any of the party, each once over all
  // questions.
  ReachedParty of(PartyId party);
  // Where all was worked out at once: all that are reached, in order.
  std::vector<PartyId> all() const;
  // The listed parties that hold any of the party through parties that are reached, in order; where the rule does not
  // add listed parties up, those that reach it alone. Not the party itself.
  std::vector<ListedParty> listed_behind(PartyId party);

  // What holds the party directly in the reading: each holder with its claims.
  Registers& registers() { return registers_; }

 private:
  struct Runs;
  // By a reached party: the listed parties behind it, itself among them where it lies on a ring.
  using Behind = boost::unordered_flat_map<PartyId, std::shared_ptr<const std::vector<PartyId>>>;
  void include(PartyId party);
  // Calls visit(party) for the members that hold any of the asset, or control it.
  template <class Visit>
  void each_member_of(PartyId asset, const ReachRun& run, Reading reading, Visit visit);
  const Behind& behind_all(Reading reading);
  Runs& runs_of(PartyId listed);
  Match listed(PartyId party);
  void walk_back(PartyId party, Reading reading, std::map<PartyId, Match>& found);

  ReachRule rule_;
  Registers registers_;
  Region region_;
  boost::unordered_flat_map<PartyId, Match> listed_;
  std::array<std::optional<Behind>, 2> behind_;    // by reading, where all was worked out at once
  std::map<PartyId, std::unique_ptr<Runs>> runs_;  // one, or with `aggregate` false one for each listed party
};

}  // namespace filiera

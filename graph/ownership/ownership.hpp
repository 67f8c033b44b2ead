// SPDX-License-Identifier: Apache-2.0
// Measures that reach through ownership, on one day: whom they reach, how firmly, and by which holdings.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/graph_holdings.hpp"
#include "graph/ownership/reach.hpp"

namespace filiera {

// How a rule says that it reaches owned parties; nothing for a measure that is no rule (fil:reachesOwned).
struct StatedReach {
  ReachRule rule;
  std::vector<VertexId> only_outside;
};
std::optional<StatedReach> stated_reach(const KnowledgeGraph& graph, VertexId measure);

// The measures that are rules by which others reach, in order. O(vertices).
std::vector<VertexId> reaching_rules(const KnowledgeGraph& graph);

// Whether an exception names neither goods, party nor place: it then suspends the whole of what it is an exception to.
bool suspends(const KnowledgeGraph& graph, VertexId exception);

// A measure that reaches a party.
struct ReachingMeasure {
  VertexId measure = no_vertex;
  VertexId rule = no_vertex;
  Match match = Match::no;
};

// Why a party is reached.
struct ReachChain {
  std::vector<ClaimId> claims;  // the holdings, from the listed parties down to the party
  bool shortened = false;       // there are more than max_chain
  std::uint32_t undecided = 0;  // see ReachReason
  static constexpr std::size_t max_chain = 100;
};

// Under a lens of one day, which must outlive it. Remembers what it has worked out: not for two threads at once.
class Ownership {
 public:
  // Whether a party lies in a place: certainly, possibly (also where its seat is not known), or not.
  using Inside = std::function<Match(VertexId place, VertexId party)>;
  // `lifted` measures, in order, count for nothing.
  Ownership(const Lens& lens, Inside inside, std::vector<VertexId> lifted = {});
  ~Ownership();
  Ownership(const Ownership&) = delete;
  Ownership& operator=(const Ownership&) = delete;

  // How firmly the measure is in force: told, real, in time, and not suspended. A rule that states no date holds on
  // every day.
  Match in_force(VertexId measure) const;

  // How firmly the rule reaches the party, a listed party included; `reason` of nothing where it is listed.
  ReachedParty reached(VertexId rule, VertexId party);
  // The measures that reach the party by the rule, without those that name it; in order of measure. O(what holds any of
  // the party), once.
  std::span<const ReachingMeasure> reaching(VertexId rule, VertexId party);
  // The measures by which the party, or a group that it belongs to, is listed under the rule.
  std::vector<ReachingMeasure> listings(VertexId rule, VertexId party) const;
  // How a measure reaches the party by the rule with which it does most firmly.
  ReachingMeasure reaches(VertexId measure, VertexId party);
  // Why the rule reaches the party; empty for a listed one.
  ReachChain chain(VertexId rule, VertexId party);

  // All parties that the rule reaches, listed ones first by whom it reaches, in order. O(what is reached, with the
  // registers of what members hold).
  std::vector<VertexId> all_reached(VertexId rule);
  // The listed parties of a rule.
  std::vector<VertexId> listed(VertexId rule) const;

  // The days on which something that concerns the reach of the party may begin or end: holdings, control and joint
  // arrangements of all that holds any of it, and the measures that list them. Not in order. O(what holds any of it).
  void add_breakpoints(VertexId party, std::vector<Day>& days) const;

 private:
  class Holdings;
  struct OfRule;
  OfRule& of_rule(VertexId rule);
  void add_listings(VertexId rule, VertexId named, Match belongs, std::vector<ReachingMeasure>& found) const;
  bool has_members(VertexId group) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  OwnershipEdgeTypes types_;
  Inside inside_;
  std::vector<VertexId> lifted_;
  std::map<VertexId, std::unique_ptr<OfRule>> rules_;
  mutable boost::unordered_flat_map<VertexId, Match> in_force_;
  std::map<std::pair<VertexId, VertexId>, std::vector<ReachingMeasure>> reaching_;  // by rule and party
};

}  // namespace filiera

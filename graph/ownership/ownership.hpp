// SPDX-License-Identifier: Apache-2.0
// Measures that reach parties through ownership on one day: which parties, with which match, and by which holdings.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/ownership/graph_holdings.hpp"
#include "graph/ownership/reach.hpp"
#include "graph/ownership/suspensions.hpp"

namespace filiera {

// The ownership rule that a measure states (fil:reachesOwned).
struct StatedReach {
  ReachRule rule;
  std::vector<VertexId> only_outside;
};
std::optional<StatedReach> stated_reach(const KnowledgeGraph& graph, VertexId measure);

// The rules by which measures reach, in order. O(edges).
std::vector<VertexId> reaching_rules(const KnowledgeGraph& graph);
// All rules of ownership that the data states, in order: those too by which no measure reaches. O(measures).
std::vector<VertexId> stated_rules(const KnowledgeGraph& graph);

// The exceptions that suspend the whole of a rule by which measures reach, in order.
std::vector<VertexId> suspending(const KnowledgeGraph& graph);

// A measure that reaches a party.
struct ReachingMeasure {
  VertexId measure = no_vertex;
  VertexId rule = no_vertex;
  Match match = Match::no;
};

// The chain of holdings by which a party is reached.
struct ReachChain {
  std::vector<ClaimId> claims;  // the holdings, from the listed parties down to the party
  bool shortened = false;       // the chain has more holdings
  std::uint32_t undecided = 0;  // see ReachReason
  static constexpr std::size_t max_chain = 100;
};

// Under a lens of one day, which must outlive it. Remembers what it has worked out: not for two threads at once.
class Ownership {
 public:
  // Whether a party lies in a place; possible if its seat is not stated.
  using Inside = std::function<Match(VertexId place, VertexId party)>;
  // `lifted` measures, in order, count for nothing. `banned` parties count as listed under every rule, though no
  // measure of the data lists them.
  Ownership(const Lens& lens, Inside inside, std::vector<VertexId> lifted = {}, std::vector<VertexId> banned = {});
  ~Ownership();
  Ownership(const Ownership&) = delete;
  Ownership& operator=(const Ownership&) = delete;

  // See Suspensions.
  Match in_force(VertexId measure) const { return suspensions_.in_force(measure); }
  Match in_force_alone(VertexId measure) const { return suspensions_.in_force_alone(measure); }
  // Where a suspension has exceptions for goods, parties or places, the rule below is in force for them: what is
  // reached elsewhere is then among what excepted_from_reach() takes out.
  Match in_force_on_some(VertexId rule) const { return suspensions_.in_force_on_some(rule); }

  // The match with which the rule reaches the party, listed parties included; the reason of a listed party is empty.
  ReachedParty reached(VertexId rule, VertexId party);
  // The measures that reach the party by the rule without naming it, ascending. O(direct and indirect holders of the
  // party); cached.
  std::span<const ReachingMeasure> reaching(VertexId rule, VertexId party);
  // The measures with the rule that name the party, or a group that it belongs to.
  std::vector<ReachingMeasure> listings(VertexId rule, VertexId party) const;
  // To what degree exceptions take something out of a rule.
  using Excepted = std::function<Match(VertexId rule)>;
  // The rule by which the measure reaches the party with the best match, without what is excepted from each rule.
  ReachingMeasure reaches(VertexId measure, VertexId party, const Excepted& excepted);
  // Whether the rule reaches the party from the banned parties, as it would from the parties that a measure lists.
  // Cached.
  Match reached_from_banned(VertexId rule, VertexId party);
  // The joint arrangement because of which the holdings of an owner count that the rule does not reach; empty if none.
  std::optional<ClaimId> joint_claim(VertexId rule, VertexId owner);
  // The claims by which other parties that the rule reaches own shares of a listed party.
  std::vector<ClaimId> holdings_of_members(VertexId rule, VertexId party);
  // Why the rule reaches the party: at most `most` holdings, those nearest to it. For a listed party: the other parties
  // from which it is reached.
  ReachChain chain(VertexId rule, VertexId party, std::size_t most = ReachChain::max_chain);

  // All parties that the rule reaches, and those through which it does, ascending. O(reached parties and the registers
  // in which members hold shares).
  std::vector<VertexId> all_reached(VertexId rule);
  // The listed parties of a rule, and the banned ones.
  std::vector<VertexId> listed(VertexId rule) const;

 private:
  class Holdings;
  struct OfRule;
  OfRule& of_rule(VertexId rule);
  void work_out_all(VertexId rule);
  void work_out_all_if_walked(VertexId rule);
  void add_listings(VertexId rule, VertexId named, Match belongs, std::vector<ReachingMeasure>& found) const;
  bool has_members(VertexId group) const;
  // Whether the party is banned, or is a member of a banned group.
  Match banned(VertexId party) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  OwnershipEdgeTypes types_;
  Inside inside_;
  Suspensions suspensions_;
  std::vector<VertexId> banned_;
  std::map<VertexId, std::unique_ptr<OfRule>> rules_;
  std::map<std::pair<VertexId, VertexId>, std::vector<ReachingMeasure>> reaching_;  // by rule and party
  std::map<std::pair<VertexId, VertexId>, Match> from_banned_;                      // by rule and party
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Measures that reach parties through ownership on one day: which parties, with which match, and by which holdings.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
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

// The exceptions to rules by which measures reach that are told and may be in force on some day of the lens, in order.
std::vector<VertexId> exceptions_to_rules(const Lens& lens);

// Whether some holding, or a rule or listing, is only sought or planned, so that it may come to reach somebody. O(1)
// for each edge, by memchr; O(measures that reach).
bool plans_reach(const KnowledgeGraph& graph);

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
  // measure of the data lists them. `days`: of the same lens on any day; without it, of this one alone. `planned`:
  // whether listings, rules and holdings that are only sought or planned count as if they were in force.
  Ownership(const Lens& lens, Inside inside, std::vector<VertexId> lifted = {}, std::vector<VertexId> banned = {},
            std::shared_ptr<OwnershipDays> days = nullptr, Planned planned = Planned::left_out);
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
  // The measures with the rule that name the party, or a group that it belongs to, ascending. Cached.
  std::span<const ReachingMeasure> listings(VertexId rule, VertexId party) const;
  // The same of all rules, by rule.
  std::span<const ReachingMeasure> listings(VertexId party) const;
  // Whether the group has members, which are listed in its place.
  bool has_members(VertexId group) const;
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
  // from which it is reached. `by`: the measure that reaches it; the chain then leads to a party that the measure
  // lists. That is left out where searches for such chains have gone through more than the graph, or it is longer.
  ReachChain chain(VertexId rule, VertexId party, const ReachingMeasure* by = nullptr,
                   std::size_t most = ReachChain::max_chain);
  // The holdings in the party, or the control of it, by which the measure reaches it: those that reach the threshold,
  // and where they do not lead to a party that the measure lists, the one that does. With joint arrangements.
  struct Through {
    std::vector<ClaimId> claims;
    std::uint32_t undecided = 0;  // see ReachReason
  };
  Through through(VertexId rule, VertexId party, const ReachingMeasure& by);
  // The registers of the asset that the rule counts.
  std::span<const Register> registers(VertexId rule, VertexId asset);

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
  void add_listings(VertexId named, Match belongs, std::vector<ReachingMeasure>& found) const;
  // Whether the measure lists, with the rule, one of the owners of the claims or their partners.
  bool lists_owner(const std::vector<ClaimId>& claims, const ReachingMeasure& by) const;
  // The listed party from which alone the measure reaches the party, if the rule does not add listed parties up.
  std::optional<VertexId> root_of(VertexId party, const ReachingMeasure& by);
  // The steps from the party up to one that the measure lists; of those through the claims `first` if there are any.
  // Empty if there are none, or the search would cost too much.
  std::vector<Reach::Step> way(VertexId party, const ReachingMeasure& by, std::span<const ClaimId> first);
  // The claims of a step, with that of the joint arrangement by which it counts.
  std::vector<ClaimId> claims_of(VertexId rule, const Reach::Step& step);
  // Whether the party is banned, or is a member of a banned group.
  Match banned(VertexId party) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  OwnershipEdgeTypes types_;
  Inside inside_;
  Suspensions suspensions_;
  std::vector<VertexId> banned_;
  std::shared_ptr<OwnershipDays> days_;
  Planned planned_;
  std::map<VertexId, std::unique_ptr<OfRule>> rules_;
  std::map<std::pair<VertexId, VertexId>, std::vector<ReachingMeasure>> reaching_;  // by rule and party
  std::map<std::pair<VertexId, VertexId>, Match> from_banned_;                      // by rule and party
  mutable boost::unordered_flat_map<VertexId, std::unique_ptr<std::vector<ReachingMeasure>>> listings_;  // by party
  // Those of the last question of way().
  struct Ways {
    VertexId rule, party;
    Reading reading;
    std::vector<Reach::Step> steps;
    boost::unordered_flat_map<VertexId, std::size_t> at;       // the step of a member
    boost::unordered_flat_map<VertexId, std::size_t> nearest;  // by measure: the first step to one that it lists
  };
  std::optional<Ways> ways_;
  std::size_t searched_ = 0;  // how many steps these have found
};

}  // namespace filiera

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

namespace filiera {

// The ownership rule that a measure states (fil:reachesOwned).
struct StatedReach {
  ReachRule rule;
  std::vector<VertexId> only_outside;
};
std::optional<StatedReach> stated_reach(const KnowledgeGraph& graph, VertexId measure);

// The measures that are ownership rules of others, ascending. O(vertices).
std::vector<VertexId> reaching_rules(const KnowledgeGraph& graph);

// Whether an exception states neither goods, parties nor places; it then suspends the whole measure.
bool suspends(const KnowledgeGraph& graph, VertexId exception);

// A measure that reaches a party.
struct ReachingMeasure {
  VertexId measure = no_vertex;
  VertexId rule = no_vertex;
  Match match = Match::no;
};

// The chain of holdings by which a party is reached.
struct ReachChain {
  std::vector<ClaimId> claims;  // the holdings, from the listed parties down to the party
  bool shortened = false;       // the chain has more than max_chain holdings
  std::uint32_t undecided = 0;  // see ReachReason
  static constexpr std::size_t max_chain = 100;
};

// The reach of measures under a lens of one day, which must outlive this object. Caches results: not thread-safe.
class Ownership {
 public:
  // Whether a party lies in a place; possible if its seat is not stated.
  using Inside = std::function<Match(VertexId place, VertexId party)>;
  // `lifted` measures (ascending) are ignored.
  Ownership(const Lens& lens, Inside inside, std::vector<VertexId> lifted = {});
  ~Ownership();
  Ownership(const Ownership&) = delete;
  Ownership& operator=(const Ownership&) = delete;

  // Whether the measure is in force: affirmed, real, in time, and not suspended. A rule without a date holds on every
  // day.
  Match in_force(VertexId measure) const;

  // The match with which the rule reaches the party, listed parties included; the reason of a listed party is empty.
  ReachedParty reached(VertexId rule, VertexId party);
  // The measures that reach the party by the rule without naming it, ascending. O(direct and indirect holders of the
  // party); cached.
  std::span<const ReachingMeasure> reaching(VertexId rule, VertexId party);
  // The measures with the rule that name the party, or a group that it belongs to.
  std::vector<ReachingMeasure> listings(VertexId rule, VertexId party) const;
  // The rule by which the measure reaches the party with the best match.
  ReachingMeasure reaches(VertexId measure, VertexId party);
  // The chain by which the rule reaches the party; empty for a listed party.
  ReachChain chain(VertexId rule, VertexId party);

  // All parties that the rule reaches, ascending. O(reached parties and the registers in which members hold shares).
  std::vector<VertexId> all_reached(VertexId rule);
  // The listed parties of a rule.
  std::vector<VertexId> listed(VertexId rule) const;

  // Adds the breakpoints of the reach of the party: of the holdings, control and joint arrangements of all its direct
  // and indirect holders, and of the measures that list them. Unsorted. O(direct and indirect holders of the party).
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

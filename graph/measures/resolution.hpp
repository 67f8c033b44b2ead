// SPDX-License-Identifier: Apache-2.0
// Which measures govern one hop on one day: pure functions of the rules and the surroundings of the hop.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "graph/measures/derivation.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// A hypothetical prohibition, not a claim of the graph. One matching value of each part is enough; without goods, all
// goods match. No measure is an exception to it.
struct Prohibition {
  std::vector<VertexId> goods, from_places, to_places, parties;
  // Whether it reaches what its parties own, by each rule of the data as a measure that lists them would.
  bool reaches = false;
};

// How a measure reaches an end of a hop through ownership: the party, the ownership rule and the chain of holdings.
struct ReachedHop {
  VertexId party = no_vertex;
  VertexId rule = no_vertex;
  ReachChain chain;
};

// A measure on a hop, in one role.
struct Candidate {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  bool expected = false;                      // sought or planned: `time` is ignored
  bool prohibits = false;                     // in force, and its effect prohibits
  bool exception_possible = false;            // would be certain without a possible exception
  Match told = Match::no;                     // a source affirms it; at most possible if contested
  Match parts = Match::no;                    // conjunction of goods, places and parties
  Match time = Match::no;                     // whether it is in force
  Match removed = Match::no;                  // to what degree exceptions remove it
  Match left = Match::certain;                // the negation of `removed`
  std::shared_ptr<const ReachedHop> through;  // set if it reaches the hop through ownership
  Match match() const { return both(told, both(left, expected ? parts : both(parts, time))); }
};

// Whether the hop matches the places and parties that the rule states.
Match places_and_parties(const Rule& rule, const Surroundings& around, const Hop& hop);

// Whether an exception to the ownership rule, which names goods, parties or places, takes the hop out of the rule.
Match excepted_from_reach(VertexId rule, const Surroundings& around, const Hop& hop);

// The candidates whose parts match the hop, before time, exceptions and compliance.
std::vector<Candidate> candidates_of(const ProductRules& rules, const Surroundings& around, const Hop& hop);

// Sets `removed`, `left` and `exception_possible` of each candidate. Evaluates exceptions before the measures that they
// are exceptions to, in topological order of the condensation of the graph of exceptions (strongly connected
// components, Tarjan 1972). On a cycle of exceptions each member is at most possible. O(candidates + exceptions).
void settle_exceptions(const Surroundings& around, std::vector<Candidate>& candidates);

// Removes the measures that the product is made to comply with on the day, and adds them in the role must_comply.
void settle_compliance(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
                       std::vector<Candidate>& candidates);

// The measures that govern the hop on the one day of the lens of `around`.
std::vector<Candidate> resolve(const RuleIndex& index, const Surroundings& around, const Hop& hop);

// To what degree the candidate prohibits the hop; at most possible if contested.
Match prohibits(const Lens& lens, const Candidate& candidate);

// The derivations of the measures that resolve() returns, and of those that exceptions or compliance remove.
std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day);

// The measures on the supplier, the recipient or a group of theirs that state no goods and inherit none from the
// measure that they are an exception to. Conditions are omitted. It is unknown whether they cover the hop. `parts` is
// the match of party and places; `time` is not set.
std::vector<Candidate> on_parties_alone(const RuleIndex& index, const Surroundings& around, const Hop& hop);

// Whether the prohibition would govern the hop.
Match governs(const Prohibition& stated, const Surroundings& around, const Hop& hop);

// Whether the prohibition reaches an end of the hop through ownership, and by which holdings. No and null if it reaches
// none, or if it names an end with at least the same match.
std::pair<Match, std::shared_ptr<const ReachedHop>> through_ownership(const Prohibition& stated,
                                                                      const Surroundings& around, const Hop& hop);

}  // namespace filiera

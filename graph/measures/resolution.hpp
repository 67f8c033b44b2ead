// SPDX-License-Identifier: Apache-2.0
// Which measures govern one hop on one day: pure functions of the rules and of what surrounds the hop.
#pragma once

#include <memory>
#include <vector>

#include "graph/measures/derivation.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// A prohibition that nobody has issued. Of several values of a part one is enough; without goods it governs all of
// them. No measure is an exception to it.
struct Prohibition {
  std::vector<VertexId> goods, from_places, to_places, parties;
};

// An end of a hop that a measure reaches through ownership, by a rule, and the holdings that make it so.
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
  bool expected = false;            // sought or planned: its time does not count
  bool prohibits = false;           // its effect prohibits, and it is in force
  bool exception_possible = false;  // it would be certain but for an exception that may replace it
  Match told = Match::no;           // that somebody affirms it; at most possible where somebody denies it
  Match parts = Match::no;          // goods, places and parties
  Match time = Match::no;           // that it is in force
  Match removed = Match::no;        // how firmly exceptions take it away
  Match left = Match::certain;      // what exceptions leave
  std::shared_ptr<const ReachedHop> through;  // where it names no end of the hop itself
  Match match() const { return both(told, both(left, expected ? parts : both(parts, time))); }
};

// Whether the hop has the places and parties that the rule states.
Match places_and_parties(const Rule& rule, const Surroundings& around, const Hop& hop);

// The candidates whose parts match the hop, before time, exceptions and compliance.
std::vector<Candidate> candidates_of(const ProductRules& rules, const Surroundings& around, const Hop& hop);

// Sets `left`, `removed` and `exception_possible` of each. Exceptions count before what they are exceptions to: in
// topological order of the condensation of the graph of exceptions, O(candidates and exceptions). On a ring of
// exceptions each member is at most possible.
void settle_exceptions(const Surroundings& around, std::vector<Candidate>& candidates);

// Takes away what the product is made to satisfy on the day, and adds it as must_comply.
void settle_compliance(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
                       std::vector<Candidate>& candidates);

// The measures that govern the hop on the day of the lens of `around`.
std::vector<Candidate> resolve(const RuleIndex& index, const Surroundings& around, const Hop& hop);

// How firmly the candidate prohibits the hop: at most possible where it is contested.
Match prohibiting(const Lens& lens, const Candidate& candidate);

// The measures that resolve() finds, and those that exceptions or compliance take away, each with its clauses.
std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day);

// The measures that are on the supplier, the recipient or a group of theirs and state no goods, nor have any by what
// they are exceptions to; conditions apart. They stay on their party: what of the hop they cover is not known. `parts`
// is the match of party and places; `time` is not set.
std::vector<Candidate> on_parties_alone(const RuleIndex& index, const Surroundings& around, const Hop& hop);

// Whether the prohibition would govern the hop.
Match governs(const Prohibition& stated, const Surroundings& around, const Hop& hop);

}  // namespace filiera

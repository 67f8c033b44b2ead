// SPDX-License-Identifier: Apache-2.0
// Which measures govern one hop on one day: pure functions of the rules and the surroundings of the hop. The steps are:
// the candidates whose goods, places and parties match; the day; exceptions (exceptions.hpp); compliance.
#pragma once

#include <vector>

#include "graph/measures/candidate.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// The measures that govern the hop on the one day of the lens of `around`.
std::vector<Candidate> resolve(const RuleIndex& index, const Surroundings& around, const Hop& hop);

// The candidates whose parts match the hop, before time, exceptions and compliance.
std::vector<Candidate> candidates_of(const ProductRules& rules, const Surroundings& around, const Hop& hop);

// Decides the candidates of the hop on the day: time, exceptions, compliance, in this order. Removes those that do not
// match.
void settle(const ProductRules& rules, const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
            std::vector<Candidate>& candidates);

// The steps of settle().
// Sets `time` of each candidate: whether it is in force on the day.
void put_in_time(const Lens& lens, DayRange day, std::vector<Candidate>& candidates);

// Removes the candidates that do not match.
void drop_unmatched(std::vector<Candidate>& candidates);

// Removes the measures that the product is made to comply with on the day, and adds them in the role must_comply.
void settle_compliance(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
                       std::vector<Candidate>& candidates);

// To what degree the candidate prohibits the hop; at most possible if contested.
Match prohibits(const Lens& lens, const Candidate& candidate);

// The measures that name an end of the hop or a group of it, and those that may reach an end through ownership;
// ascending.
std::vector<VertexId> measures_on_ends(const Surroundings& around, const Hop& hop);

// Those of measures_on_ends() where neither they nor the measures that they except from state goods: it is unknown
// whether they cover the hop. Conditions, exceptions to ownership rules, and what exceptions take out on the day, are
// left out. `parts` is the match of party and places; `time` is not set.
std::vector<Candidate> on_parties_alone(const RuleIndex& index, const Surroundings& around, const Hop& hop,
                                        DayRange day);

}  // namespace filiera

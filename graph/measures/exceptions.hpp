// SPDX-License-Identifier: Apache-2.0
// Which measures an exception takes out, and to what degree.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "graph/measures/candidate.hpp"
#include "graph/measures/surroundings.hpp"

namespace filiera {

// The position of each measure among the candidates of a hop.
using Numbers = std::unordered_map<VertexId, std::size_t>;
Numbers numbers_of(const std::vector<Candidate>& candidates);

// Calls visit(number, claim) for each exception to the measure that is a candidate and not merely expected.
template <class Visit>
void each_exception(const Surroundings& around, const std::vector<Candidate>& candidates, const Numbers& numbers,
                    VertexId measure, Visit visit) {
  const KnowledgeGraph& graph = around.graph();
  for (const ClaimId e : graph.in_claims(measure, around.types().exception_to))
    if (const auto by = numbers.find(graph.edge(e).source); by != numbers.end() && !candidates[by->second].expected)
      visit(by->second, e);
}

// Sets `removed`, `left` and `exception_possible` of each candidate. O(candidates + exceptions).
void settle_exceptions(const Surroundings& around, std::vector<Candidate>& candidates);

// To what degree exceptions to the ownership rule take the hop out of the rule, where some of them, or of the
// exceptions to them, name goods, parties or places. For those that all name nothing, see Suspensions.
Match excepted_from_reach(VertexId rule, const Surroundings& around, const Hop& hop);
// The same for all hops of a party. An exception that names goods or places takes out some of them only: nothing.
Match excepted_from_reach(VertexId rule, const Surroundings& around, VertexId party);

// The direct exceptions to the ownership rule that may take the hop out of it, suspensions included, by what they state
// and on a day of the lens; exceptions to them are ignored. In order. O(exceptions to the rule).
std::vector<VertexId> exceptions_from_reach(VertexId rule, const Surroundings& around, const Hop& hop);

// The exceptions to a measure, and the exceptions to these; each once.
std::vector<VertexId> all_exceptions_to(VertexId measure, const Surroundings& around);

// To what degree exceptions take the hop out of a measure on a party that states no goods, on the day. An exception
// that states none has those of its base. Those in `lifted` count as absent.
Match excepted_from_listing(VertexId measure, const Surroundings& around, const Hop& hop, DayRange day,
                            const Lifted& lifted);

}  // namespace filiera

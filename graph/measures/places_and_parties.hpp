// SPDX-License-Identifier: Apache-2.0
// Whether a hop matches the places and parties that a measure, or a hypothetical prohibition, states.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "graph/measures/candidate.hpp"
#include "graph/measures/rules.hpp"

namespace filiera {

// A hypothetical prohibition, not a claim of the graph. One matching value of each part is enough; without goods, all
// goods match. No measure is an exception to it.
struct Prohibition {
  std::vector<VertexId> goods, from_places, to_places, parties;
  // Whether it reaches what its parties own, by each rule of the data as a measure that lists them would.
  bool reaches = false;
};

// Whether the hop matches the places and parties that the rule states.
Match places_and_parties(const Rule& rule, const Surroundings& around, const Hop& hop);

// Whether the prohibition would govern the hop.
Match governs(const Prohibition& stated, const Surroundings& around, const Hop& hop);

// The end of a hop (supplier or recipient) that a measure reaches through ownership with the better match, and by which
// ownership rule. no_vertex and no if it reaches neither.
struct ReachedEnd {
  VertexId party = no_vertex;
  VertexId rule = no_vertex;
  Match match = Match::no;
};
ReachedEnd reached_end(VertexId measure, const Surroundings& around, const Hop& hop);

// The holdings by which the rule reaches the hop through ownership; null if it reaches neither end, or if it names an
// end with at least the same match.
std::shared_ptr<const ReachedHop> through_ownership(const Rule& rule, const Surroundings& around, const Hop& hop);

// The same for a hypothetical prohibition, with its match.
std::pair<Match, std::shared_ptr<const ReachedHop>> through_ownership(const Prohibition& stated,
                                                                      const Surroundings& around, const Hop& hop);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What a hop of goods takes from the claims that make it: its match, its time, its destination.
#pragma once

#include "graph/lens/lens.hpp"
#include "graph/time/common_time.hpp"

namespace filiera {

// The lens's match of a claim that goods flow by. Out of a product by `uses` (the edge type fil:uses) it is at most
// possible: what is used may come from elsewhere.
inline Match match_of_goods(const Lens& lens, ClaimId c, EdgeTypeId uses) {
  if (lens.graph().type_of(c) != uses) return lens.match(c);
  return lens.keep(at_most_possible(lens.match(c)));
}

// What is left of the match of a hop because its two claims have to hold on one day; both must be seen. On a single day
// their matches say so already.
inline Match together(const Lens& lens, Match match, ClaimId made, ClaimId received) {
  if (match == Match::no || lens.on_one_day()) return match;
  return lens.keep(both(match, common(lens.bounds(made), lens.bounds(received))));
}

// The bounds of the time in which both claims hold; of `made` alone where `received` is no_claim.
inline Bounds time_of_hop(const Lens& lens, ClaimId made, ClaimId received) {
  return received == no_claim ? lens.bounds(made) : common_bounds(lens.bounds(made), lens.bounds(received));
}

// Where the recipient's claim says that its goods go, which the supplier's says of the goods of all who take them;
// else what that says; no_vertex when neither says any.
inline VertexId destination_of_hop(const KnowledgeGraph& graph, ClaimId made, ClaimId received) {
  const VertexId destination = received == no_claim ? no_vertex : graph.destination(received);
  return destination == no_vertex ? graph.destination(made) : destination;
}

}  // namespace filiera

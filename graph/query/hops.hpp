// SPDX-License-Identifier: Apache-2.0
// The time and the destination of a hop of goods that two claims make: by its supplier, and by its recipient.
#pragma once

#include <algorithm>

#include "graph/lens.hpp"

namespace filiera {

// The bounds of the time in which both claims hold; of `made` alone where `received` is no_claim.
inline Bounds time_of_hop(const Lens& lens, ClaimId made, ClaimId received) {
  Bounds time = lens.bounds(made);
  if (received == no_claim) return time;
  const Bounds other = lens.bounds(received);
  return {std::max(time.start_earliest, other.start_earliest), std::max(time.start_latest, other.start_latest),
          std::min(time.end_earliest, other.end_earliest), std::min(time.end_latest, other.end_latest)};
}

// The place that the supplier's claim states, else that which the recipient's states; no_vertex when neither does.
inline VertexId destination_of_hop(const KnowledgeGraph& graph, ClaimId made, ClaimId received) {
  const VertexId destination = graph.destination(made);
  return destination == no_vertex && received != no_claim ? graph.destination(received) : destination;
}

}  // namespace filiera

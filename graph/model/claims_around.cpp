// SPDX-License-Identifier: Apache-2.0
// The claims in which a thing takes part.
#include "graph/model/claims_around.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

namespace filiera {

std::vector<ClaimId> claims_around(const KnowledgeGraph& graph, VertexId vertex) {
  std::vector<ClaimId> claims;
  for (const std::uint32_t e : graph.out_claims(vertex)) claims.push_back(graph.owner(e));
  for (const ClaimId e : graph.in_claims(vertex)) claims.push_back(graph.owner(e));
  const Kind kind = graph.kind_of_vertex(vertex);
  if (kind == Kind::product || kind == Kind::place)
    for (ClaimId c = 0; c < graph.claim_count(); ++c)
      if (graph.product(c) == vertex || graph.destination(c) == vertex) claims.push_back(graph.owner(c));
  boost::unordered_flat_set<ClaimId> met;
  std::erase_if(claims, [&](ClaimId c) { return !met.insert(c).second; });
  return claims;
}

}  // namespace filiera

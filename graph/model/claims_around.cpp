// SPDX-License-Identifier: Apache-2.0
// The claims in which a thing takes part, and those that relations connect.
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

std::vector<ClaimId> connected_claims(const KnowledgeGraph& graph, ClaimId claim, EdgeTypeId type,
                                      const std::function<bool(ClaimId)>& admits) {
  std::vector<ClaimId> found{claim};
  boost::unordered_flat_set<ClaimId> met{claim};
  const auto meet = [&](const RelationRow& row, ClaimId other) {
    if (row.type == type && admits(other) && met.insert(other).second) found.push_back(other);
  };
  for (std::size_t next = 0; next < found.size(); ++next) {
    const ClaimId at = found[next];
    for (const RelationRow& row : graph.relations_from(at)) meet(row, row.to);
    for (const RelationRow& row : graph.relations_to(at)) meet(row, row.from);
  }
  return found;
}

}  // namespace filiera

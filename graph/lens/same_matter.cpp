// SPDX-License-Identifier: Apache-2.0
// The claims that tell one matter.
#include "graph/lens/same_matter.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "ontology/vocabulary.hpp"

namespace filiera {

std::vector<ClaimId> same_matter_claims(const KnowledgeGraph& graph, ClaimId claim) {
  const EdgeTypeId same = graph.core(vocab::fil_sameMatterAs);
  std::vector<ClaimId> found{graph.owner(claim)};
  boost::unordered_flat_set<ClaimId> met{found.front()};
  const auto reach = [&](ClaimId other) {
    if (met.insert(other).second) found.push_back(other);
  };
  for (std::size_t next = 0; next < found.size(); ++next) {
    const ClaimId at = found[next];
    for (const RelationRow& row : graph.relations_from(at))
      if (row.type == same) reach(row.to);
    for (const RelationRow& row : graph.relations_to(at))
      if (row.type == same) reach(row.from);
  }
  return found;
}

std::vector<ClaimId> same_matter_claims(const Lens& lens, ClaimId claim) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<ClaimId> found = same_matter_claims(graph, claim);
  std::erase_if(found, [&](ClaimId c) { return lens.match(c) == Match::no; });
  std::sort(found.begin(), found.end(),
            [&](ClaimId a, ClaimId b) { return graph.term_of_claim(a) < graph.term_of_claim(b); });
  return found;
}

}  // namespace filiera

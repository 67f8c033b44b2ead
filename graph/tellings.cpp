// SPDX-License-Identifier: Apache-2.0
// Several tellings of one matter.
#include "graph/tellings.hpp"

#include <boost/unordered/unordered_flat_set.hpp>

#include "ontology/vocabulary.hpp"

namespace filiera {

std::vector<ClaimId> tellings_of(const KnowledgeGraph& graph, ClaimId claim) {
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

}  // namespace filiera

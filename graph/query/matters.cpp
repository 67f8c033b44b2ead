// SPDX-License-Identifier: Apache-2.0
// Several tellings of one matter.
#include "graph/query/matters.hpp"

#include <algorithm>

#include "graph/tellings.hpp"

namespace filiera {

std::vector<ClaimId> same_matter(const Lens& lens, ClaimId claim) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<ClaimId> found = tellings_of(graph, claim);
  std::erase_if(found, [&](ClaimId c) { return lens.match(c) == Match::no; });
  std::sort(found.begin(), found.end(),
            [&](ClaimId a, ClaimId b) { return graph.term_of_claim(a) < graph.term_of_claim(b); });
  return found;
}

}  // namespace filiera

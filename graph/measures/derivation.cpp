// SPDX-License-Identifier: Apache-2.0
// Why a measure governs a hop of goods.
#include "graph/measures/derivation.hpp"

#include <algorithm>

namespace filiera {

std::vector<Doubt> Derivation::doubts() const {
  std::vector<Doubt> all;
  for (const Clause& clause : clauses)
    for (const Doubt& doubt : clause.doubts)
      if (std::find(all.begin(), all.end(), doubt) == all.end()) all.push_back(doubt);
  std::stable_sort(all.begin(), all.end(), [](const Doubt& a, const Doubt& b) { return a.kind < b.kind; });
  return all;
}

}  // namespace filiera

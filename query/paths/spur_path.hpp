// SPDX-License-Identifier: Apache-2.0
// Spur paths: continuations of a walk to the end that repeat nothing that its mode forbids.
#pragma once

#include <functional>

#include "query/paths/distances.hpp"
#include "query/paths/walks.hpp"

namespace filiera {

// The root path, whose continuation is searched.
struct PathBeginning {
  WalkEnd at;
  PathMarks passed;
  std::size_t length = 0;
};

struct PathDetour {
  std::vector<WalkedEdge> edges;  // the spur path; empty if there is none of at most the given length
  std::size_t at_least =
      SIZE_MAX;  // then a lower bound of the length of all walks with this root; SIZE_MAX if there are none
};

// The first of the shortest spur paths such that the whole walk has at most `most` edges; distances must be known that
// far. First edges for which skips(edge) is true are ignored. Breadth first over the product states from which the end
// can be reached in time if repetitions are allowed: O(edges at those states × states), counted against the budget.
PathDetour find_detour(PathTask& task, const PathDistances& distances, const PathBeginning& beginning, std::size_t most,
                       const std::function<bool(const WalkedEdge&)>& skips);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Spur paths: continuations of a walk to the end that repeat nothing that its mode forbids. The terms are those of Yen:
// Finding the k shortest loopless paths in a network, 1971.
#pragma once

#include <functional>

#include "query/paths/remaining_distances.hpp"
#include "query/paths/task.hpp"

namespace filiera {

// The root path, whose continuation is searched.
struct RootPath {
  WalkEnd at;
  PathMarks passed;
  std::size_t length = 0;
};

struct SpurPath {
  std::vector<WalkedEdge> edges;  // the spur path; empty if there is none of at most the given length
  std::size_t at_least =
      SIZE_MAX;  // then a lower bound of the length of all walks with this root; SIZE_MAX if there are none
};

// The first of the shortest spur paths such that the whole walk has at most `most` edges; distances must be known that
// far. First edges for which skips(edge) is true are ignored. Breadth first over the product states from which the end
// can be reached in time if repetitions are allowed: O(edges at those states × states), counted against the budget.
SpurPath find_spur_path(PathTask& task, const RemainingDistances& distances, const RootPath& root, std::size_t most,
                        const std::function<bool(const WalkedEdge&)>& skips);

}  // namespace filiera

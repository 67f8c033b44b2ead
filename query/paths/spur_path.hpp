// SPDX-License-Identifier: Apache-2.0
// How a walk can go on to the end without what its mode forbids to repeat.
#pragma once

#include <functional>

#include "query/paths/distances.hpp"
#include "query/paths/walks.hpp"

namespace filiera {

// A walk whose going on is asked for.
struct PathBeginning {
  WalkEnd at;
  PathMarks passed;
  std::size_t length = 0;
};

struct PathDetour {
  std::vector<WalkedEdge> edges;    // from where the beginning stands; empty when there is none of the length asked for
  std::size_t at_least = SIZE_MAX;  // then no walk that begins so is shorter; SIZE_MAX when there is none
};

// The first of the shortest ways that repeat nothing of the beginning, if the whole walk has at most `most` edges, to
// which the distances must be known. `skips(edge)`: first edges that do not count. Breadth first over the places from
// which, repeats apart, the end can be reached in time: O(edges at those places × states). The budget counts them.
PathDetour find_detour(PathTask& task, const PathDistances& distances, const PathBeginning& beginning, std::size_t most,
                       const std::function<bool(const WalkedEdge&)>& skips);

}  // namespace filiera

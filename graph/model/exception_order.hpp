// SPDX-License-Identifier: Apache-2.0
// Exceptions to exceptions: which measures take which out, and to what degree.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "graph/time/date.hpp"

namespace filiera {

// One measure is an exception to another, its base; both by number.
struct ExceptionTo {
  std::size_t exception = 0, base = 0;
};

// To what degree exceptions remove each measure. `own`: the match of each measure without regard to exceptions; one
// that matches not at all removes nothing. Exceptions are settled before their bases, in topological order of the
// condensation of the graph of exceptions (strongly connected components, Tarjan 1972). On a cycle each member is at
// most possible, and what is certainly removed from outside of the cycle is removed. O(measures + exceptions).
std::vector<Match> removed_by_exceptions(std::span<const Match> own, std::span<const ExceptionTo> exceptions);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Paths that differ only in the claims that tell of their edges, together.
#pragma once

#include <span>
#include <vector>

#include "query/paths/hops.hpp"

namespace filiera {

// Paths through the same vertices by the same edge types, with the same products, time and match.
struct Way {
  Path path;  // the first of them
  std::vector<PathHop> hops;
  std::vector<std::vector<ClaimId>> claims;  // of each edge, in order
};

// In order of the first path of each. O(paths × (their edges + the logarithm of the ways)).
std::vector<Way> ways_of(const PathHops& hops, std::span<const Path> paths);

}  // namespace filiera

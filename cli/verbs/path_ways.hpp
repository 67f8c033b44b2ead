// SPDX-License-Identifier: Apache-2.0
// Groups paths that differ only in their claims.
#pragma once

#include <span>
#include <vector>

#include "query/paths/hops.hpp"

namespace filiera {

// Paths with the same vertices, edge types, products, time and match.
struct Way {
  Path path;  // the first of these paths
  std::vector<PathHop> hops;
  std::vector<std::vector<ClaimId>> claims;  // of each edge, in order
};

// In order of the first path of each way. O(paths × (their edges + log ways)).
std::vector<Way> ways_of(const PathHops& hops, std::span<const Path> paths);

}  // namespace filiera

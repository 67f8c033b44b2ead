// SPDX-License-Identifier: Apache-2.0
// Groups paths that differ only in their claims.
#pragma once

#include <span>
#include <vector>

#include "query/paths/hops.hpp"

namespace filiera {

// Paths with the same vertices, edge types and products whose claims tell the same matter edge by edge, and paths that
// have the same time and match besides.
struct Way {
  Path path;  // of the best match, and of these the first
  std::vector<PathHop> hops;
  std::vector<std::vector<ClaimId>> claims;  // of each edge, in order
};

struct Ways {
  std::vector<Way> rows;  // in order of the first path of each
  std::size_t paths = 0;  // without those that tell the same matter once more
};

// O(paths × (their edges + log paths) + claims of the matters told).
Ways ways_of(const PathHops& hops, std::span<const Path> paths);

}  // namespace filiera

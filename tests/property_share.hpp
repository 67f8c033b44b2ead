// SPDX-License-Identifier: Apache-2.0
// How many cases a property is tried on: all, or the share that FILIERA_PROPERTY_SHARE names: 0.1 for a tenth where
// each case is slow, 10 for ten times as many.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace filiera {

inline double property_share() {
  const char* const share = std::getenv("FILIERA_PROPERTY_SHARE");
  return share ? std::strtod(share, nullptr) : 1;
}

// The share of `cases` random cases; at least one.
inline int property_cases(int cases) { return std::max(1, static_cast<int>(cases * property_share())); }

// For a test that walks through all cases, such as each bit of a file: by how many to go on. 1 where the share is 1 or
// more; odd, so that every bit of a byte has its turn.
inline std::size_t property_step() {
  const double share = property_share();
  return share >= 1 || share <= 0 ? 1 : static_cast<std::size_t>(1 / share) | 1U;
}

}  // namespace filiera

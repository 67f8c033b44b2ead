// SPDX-License-Identifier: Apache-2.0
// How many random cases a property is tried on.
#pragma once

#include <algorithm>
#include <cstdlib>

namespace filiera {

// How many of `cases` random cases to run: all, or the share that FILIERA_PROPERTY_SHARE names: 0.1 for a tenth where
// each case is slow, 10 for ten times as many. At least one.
inline int property_cases(int cases) {
  const char* const share = std::getenv("FILIERA_PROPERTY_SHARE");
  return share ? std::max(1, static_cast<int>(cases * std::strtod(share, nullptr))) : cases;
}

}  // namespace filiera

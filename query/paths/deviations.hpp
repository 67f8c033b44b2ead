// SPDX-License-Identifier: Apache-2.0
// Paths by length, each as a deviation from one before.
#pragma once

#include "query/paths/task.hpp"

namespace filiera {

// Finds the paths in order of length, then lexicographically. Memory: the distances of the explored part, and of each
// path found the edges in which it deviates from earlier ones.
PathEnd deviating_paths(PathTask& task);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Shortest walks alone.
#pragma once

#include "query/paths/task.hpp"

namespace filiera {

// As deviating_paths(), for queries whose selected paths are all shortest walks (see search.cpp). Memory: the distances
// of the explored part, and the edges of shortest walks.
PathEnd shortest_walks(PathTask& task);

}  // namespace filiera

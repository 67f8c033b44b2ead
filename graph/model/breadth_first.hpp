// SPDX-License-Identifier: Apache-2.0
// Breadth-first search over rows (rows.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/rows.hpp"

namespace filiera {

// The rows reached from `starts`, the starts first, in breadth-first order, each once. `follow(from, index)` is called
// for each value, by its index among all values, whose target has not been reached; the search goes on there if it
// returns true. O(rows + values of the rows reached).
template <class Value, class Follow>
std::vector<std::uint32_t> breadth_first(const Rows<Value>& rows, const std::vector<std::uint32_t>& starts,
                                         Follow follow) {
  std::vector<bool> seen(rows.size(), false);
  std::vector<std::uint32_t> reached;
  const auto reach = [&](std::uint32_t row) {
    seen[row] = true;
    reached.push_back(row);
  };
  for (const std::uint32_t start : starts)
    if (!seen[start]) reach(start);
  for (std::size_t next = 0; next < reached.size(); ++next) {
    const std::uint32_t from = reached[next];
    for (std::uint32_t index = rows.offset[from]; index < rows.offset[from + 1]; ++index) {
      const std::uint32_t to = arc_target(rows.values[index]);
      if (!seen[to] && follow(from, index)) reach(to);
    }
  }
  return reached;
}

}  // namespace filiera

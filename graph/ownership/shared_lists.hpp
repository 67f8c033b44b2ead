// SPDX-License-Identifier: Apache-2.0
// Lists that many vertices share: of what lies upstream of each vertex of a graph.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace filiera {

// Ascending, without duplicates.
template <class T>
using SharedList = std::shared_ptr<const std::vector<T>>;

// The union of the lists; one of them if it contains all others. O(sum of the sizes of the distinct lists).
template <class T>
SharedList<T> united(std::vector<T> own, std::vector<SharedList<T>> lists) {
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  std::sort(lists.begin(), lists.end());
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
  if (own.empty() && lists.size() == 1) return lists.front();
  if (own.empty() && lists.empty()) {
    static const SharedList<T> empty = std::make_shared<const std::vector<T>>();
    return empty;
  }
  const auto largest =
      std::max_element(lists.begin(), lists.end(), [](const auto& a, const auto& b) { return a->size() < b->size(); });
  if (largest != lists.end()) {
    const auto contains = [&](const std::vector<T>& part) {
      return std::includes((*largest)->begin(), (*largest)->end(), part.begin(), part.end());
    };
    if (contains(own) &&
        std::all_of(lists.begin(), lists.end(), [&](const auto& list) { return list == *largest || contains(*list); }))
      return *largest;
  }
  for (const auto& list : lists) own.insert(own.end(), list->begin(), list->end());
  std::sort(own.begin(), own.end());
  own.erase(std::unique(own.begin(), own.end()), own.end());
  return std::make_shared<const std::vector<T>>(own.begin(), own.end());
}

// The strongly connected components of the edges (from, to) between `vertices` vertices: for each its members; the
// components that its edges lead to come before it. `component` is set by vertex.
std::vector<std::vector<std::uint32_t>> components_in_order(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges, std::size_t vertices,
    std::vector<std::uint32_t>& component);

}  // namespace filiera

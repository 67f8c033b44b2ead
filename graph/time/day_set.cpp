// SPDX-License-Identifier: Apache-2.0
// Sets of days: union and difference.
#include "graph/time/day_set.hpp"

#include <algorithm>

namespace filiera {

void DaySet::add(DayRange range) {
  const auto first =
      std::partition_point(ranges_.begin(), ranges_.end(), [&](const DayRange& r) { return r.last < range.first; });
  const auto last =
      std::partition_point(first, ranges_.end(), [&](const DayRange& r) { return r.first <= range.last; });
  if (first == last) {
    ranges_.insert(first, range);
    return;
  }
  *first = {std::min(first->first, range.first), std::max(std::prev(last)->last, range.last)};
  ranges_.erase(std::next(first), last);
}

void DaySet::remove(const DaySet& other) {
  Ranges left;
  auto taken = other.ranges_.begin();
  for (DayRange range : ranges_) {
    while (taken != other.ranges_.end() && taken->last < range.first) ++taken;
    bool rest = true;
    for (auto t = taken; t != other.ranges_.end() && t->first <= range.last; ++t) {
      if (t->first > range.first) left.push_back({range.first, t->first - 1});
      rest = t->last < range.last;
      if (!rest) break;
      range.first = t->last + 1;
    }
    if (rest) left.push_back(range);
  }
  ranges_ = std::move(left);
}

bool DaySet::meets(DayRange range) const {
  const auto first =
      std::partition_point(ranges_.begin(), ranges_.end(), [&](const DayRange& r) { return r.last < range.first; });
  return first != ranges_.end() && first->first <= range.last;
}

bool DaySet::covers(DayRange range) const {
  const auto first =
      std::partition_point(ranges_.begin(), ranges_.end(), [&](const DayRange& r) { return r.last < range.last; });
  return first != ranges_.end() && first->first <= range.first;
}

}  // namespace filiera

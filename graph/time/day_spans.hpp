// SPDX-License-Identifier: Apache-2.0
// Spans of days, and which of them hold a day.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "graph/time/date.hpp"

namespace filiera {

// Numbered spans of days. Built in O(n log n).
class DaySpans {
 public:
  struct Span {
    DayRange days;
    std::uint32_t number = 0;
  };
  DaySpans() = default;
  explicit DaySpans(std::vector<Span> spans);

  // Calls visit(number) for each span that holds the day, by first day. O(log n) for each.
  template <class Visit>
  void each_on(Day day, Visit visit) const {
    const auto begun = std::upper_bound(spans_.begin(), spans_.end(), day,
                                        [](Day asked, const Span& span) { return asked < span.days.first; });
    const std::size_t end = static_cast<std::size_t>(begun - spans_.begin());
    // From leaf to leaf of the tree of last days, passing over whole subtrees that have all ended.
    for (std::size_t at = 0; at < end;) {
      std::size_t node = leaves_ + at, width = 1;
      while (last_[node] < day) {
        at += width;
        if (at >= end) return;
        node = leaves_ + at;
        width = 1;
        while (node % 2 == 0 && last_[node / 2] < day) {
          node /= 2;
          width *= 2;
        }
      }
      visit(spans_[at].number);
      ++at;
    }
  }

 private:
  std::vector<Span> spans_;  // by first day, then by number
  // A binary tree: node i has children 2i and 2i + 1, the leaves begin at leaves_; the greatest last day below each.
  std::vector<Day> last_;
  std::size_t leaves_ = 0;
};

}  // namespace filiera

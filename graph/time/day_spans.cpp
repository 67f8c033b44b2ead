// SPDX-License-Identifier: Apache-2.0
// Spans of days, and which of them hold a day.
#include "graph/time/day_spans.hpp"

#include <bit>
#include <tuple>

namespace filiera {

DaySpans::DaySpans(std::vector<Span> spans) : spans_(std::move(spans)) {
  std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) {
    return std::tie(a.days.first, a.number) < std::tie(b.days.first, b.number);
  });
  leaves_ = std::bit_ceil(std::max<std::size_t>(spans_.size(), 1));
  last_.assign(2 * leaves_, unbounded_past);
  for (std::size_t i = 0; i < spans_.size(); ++i) last_[leaves_ + i] = spans_[i].days.last;
  for (std::size_t node = leaves_; node-- > 1;) last_[node] = std::max(last_[2 * node], last_[2 * node + 1]);
}

}  // namespace filiera

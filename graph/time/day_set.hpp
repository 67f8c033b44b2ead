// SPDX-License-Identifier: Apache-2.0
// Sets of days, stored as ranges.
#pragma once

#include <boost/container/small_vector.hpp>
#include <span>

#include "graph/time/date.hpp"

namespace filiera {

// Disjoint ranges in ascending order. At most one range for each range that was added; overlapping ranges are merged.
class DaySet {
 public:
  bool empty() const { return ranges_.empty(); }
  std::span<const DayRange> ranges() const { return {ranges_.data(), ranges_.size()}; }

  // Adds the days of a range, which must not be empty. O(ranges).
  void add(DayRange range);
  // Removes all days of the other set. O(ranges of both).
  void remove(const DaySet& other);
  // Whether any day lies in the range. O(log ranges).
  bool meets(DayRange range) const;
  // Whether one range of the set contains the whole range. O(log ranges).
  bool covers(DayRange range) const;

  friend bool operator==(const DaySet&, const DaySet&) = default;

 private:
  using Ranges = boost::container::small_vector<DayRange, 1>;
  Ranges ranges_;
};

}  // namespace filiera

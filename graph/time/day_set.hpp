// SPDX-License-Identifier: Apache-2.0
// Sets of days, as ranges.
#pragma once

#include <boost/container/small_vector.hpp>
#include <span>

#include "graph/time/date.hpp"

namespace filiera {

// Disjoint ranges in order. The number of ranges of a set that was made by adding n ranges is at most n;
// where most ranges overlap, as they do in time, it stays near one.
class DaySet {
 public:
  bool empty() const { return ranges_.empty(); }
  std::span<const DayRange> ranges() const { return {ranges_.data(), ranges_.size()}; }

  // Adds the days of a range that is not empty. O(ranges).
  void add(DayRange range);
  // Takes all days of the other set away. O(ranges of both).
  void remove(const DaySet& other);
  // Whether any day lies in the range. O(log ranges).
  bool meets(DayRange range) const;
  // Whether one range of the set holds all of the range, as it does once that was added. O(log ranges).
  bool covers(DayRange range) const;

  friend bool operator==(const DaySet&, const DaySet&) = default;

 private:
  using Ranges = boost::container::small_vector<DayRange, 1>;
  Ranges ranges_;
};

}  // namespace filiera

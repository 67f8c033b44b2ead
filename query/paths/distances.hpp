// SPDX-License-Identifier: Apache-2.0
// The fewest edges in which a path can end from a vertex and a state, day by day.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>

#include "query/paths/remaining_distances.hpp"

namespace filiera {

// As PathRests where days do not tell paths apart; else breadth-first from the end of a query, on every candidate day
// at once, as far as it is asked to: each place has, for each number of edges, the days that no smaller number has
// for it.
class PathDistances {
 public:
  // All must outlive it.
  PathDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // How long the walks between the ends of the query are that are searched; SIZE_MAX when all are.
  std::size_t depth() const;
  // Searches until `depth` or the end: O(edges into the places that are new, × states × day ranges) in all, or as
  // PathRests does.
  void extend(std::size_t depth);

  // The fewest edges from the place on some of the days, of every place that the query may come to on them and then
  // end from in `depth()` edges together. O(numbers known for the place).
  std::optional<std::size_t> fewest(VertexId vertex, PathPattern::State state, DayRange days) const;

 private:
  void add_frontier();

  std::optional<PathRests> rests_;  // where days do not tell paths apart; then the rest is idle
  PathEdges& edges_;
  PathSteps steps_;
  std::size_t depth_ = 0;
  PathLayer frontier_;  // what `depth_` edges newly reach
  struct Known {
    std::size_t edges;
    DaySet days;  // for which no smaller number is known
  };
  boost::unordered_flat_map<std::uint64_t, boost::container::small_vector<Known, 1>> known_;  // by number of edges
};

}  // namespace filiera

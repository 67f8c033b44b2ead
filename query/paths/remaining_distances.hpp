// SPDX-License-Identifier: Apache-2.0
// The fewest edges from a product state (vertex, automaton state) to the end of a path, by day.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <optional>

#include "query/paths/bidirectional_distances.hpp"

namespace filiera {

// Uses BidirectionalDistances if the edges do not differ by day. Else a breadth-first search backward from the end of
// the query, on all days at once and only as deep as asked: each product state stores, for each number of edges, the
// days for which no smaller number exists.
class RemainingDistances {
 public:
  // The arguments must outlive this object.
  RemainingDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // The greatest length of walks between the ends of the query that has been searched; SIZE_MAX if all have.
  std::size_t depth() const;
  // Searches up to `depth` or to the end. In all O(edges into the reached vertices × states × day ranges), or the cost
  // of BidirectionalDistances.
  void extend(std::size_t depth);

  // The fewest edges from the product state to the end on some of the days. Known for states on a walk between the ends
  // of the query with at most depth() edges; else empty. O(numbers known for the state).
  std::optional<std::size_t> fewest(ProductState at, DayRange days) const;

 private:
  void add_frontier();

  std::optional<BidirectionalDistances> timeless_;  // if set, the members below are unused
  PathEdges& edges_;
  BackwardSteps steps_;
  std::size_t depth_ = 0;
  DatedStates frontier_;  // states first reached with `depth_` edges
  struct Known {
    std::size_t edges;
    DaySet days;  // for which no smaller number is known
  };
  boost::unordered_flat_map<std::uint64_t, boost::container::small_vector<Known, 1>>
      known_;  // by product state; ascending numbers of edges
};

}  // namespace filiera

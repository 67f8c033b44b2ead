// SPDX-License-Identifier: Apache-2.0
// The fewest edges in which a path can end from a vertex and a state, where days do not tell paths apart.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/paths/product_states.hpp"

namespace filiera {

// Breadth-first search in the product of graph and pattern from both ends of a query, on the side where fewer edges lie
// ahead (Pohl, Bi-directional search, 1971), as far as it is asked to: what lies on no walk between the ends of the
// length asked for is known only where it is near one of them.
class PathRests {
 public:
  // All must outlive it.
  PathRests(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // How long the walks between the ends of the query are that are searched; SIZE_MAX when all are.
  std::size_t depth() const { return ended_ ? SIZE_MAX : forward_ + back_; }

  // Searches until `depth`, or until all is known: O(edges at the places that are new × states) in all, and each time
  // as much as the places on walks so long.
  void extend(std::size_t depth);

  // Known of every place that the query may come to and then end from in `depth()` edges together. O(1).
  std::optional<std::size_t> fewest(VertexId vertex, PathPattern::State state) const;

 private:
  struct Place {
    VertexId vertex;
    PathPattern::State state;
  };
  static constexpr std::uint32_t none = PlaceNumbers::none;

  // What the search from the beginning has come to.
  struct Begun {
    Place place;
    std::uint32_t edges;            // the fewest from the beginning
    std::uint32_t last_arc = none;  // by which it is come to
    std::uint32_t rest = none;      // the fewest to the end, where only join() tells
  };
  // An edge between two places that the search from the beginning has walked.
  struct Arc {
    std::uint32_t from;
    std::uint32_t before;  // the arc to the same place that was walked before
  };

  void step_forward();
  void step_back();
  void come_to(std::uint32_t from, Place place);
  void end_from(Place place);
  void join();

  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
  std::size_t forward_ = 0, back_ = 0;                     // edges searched from the beginning and from the end
  std::size_t edges_ahead_ = 0, edges_behind_ = 0;         // at the places to step from next
  bool ended_ = false;
  std::vector<Begun> begun_;  // in order of edges
  std::size_t ahead_ = 0;     // where those begin that are `forward_` edges away
  PlaceNumbers number_;       // in begun_
  std::vector<Arc> arcs_;
  PlaceNumbers rests_;                 // the fewest edges to the end, where the search from there has come to
  std::vector<Place> behind_;          // of them those `back_` edges away
  std::vector<std::uint32_t> met_;     // of those, the numbers of what is begun
  std::vector<std::uint32_t> joined_;  // the numbers of places with a rest
};

}  // namespace filiera

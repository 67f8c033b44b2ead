// SPDX-License-Identifier: Apache-2.0
// The search backward from the end of a path, edge by edge: from which vertices and states, on which days.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "graph/time/day_set.hpp"
#include "query/paths/edges.hpp"

namespace filiera {

// A vertex and a state of the pattern, with days.
struct PathPlace {
  VertexId vertex;
  PathPattern::State state;
  DaySet days;

  static std::uint64_t key(VertexId vertex, PathPattern::State state) { return std::uint64_t{vertex} << 16 | state; }
};

// Places in order of arrival, each once.
class PathLayer {
 public:
  // The days of a place, which is added where it is not there.
  DaySet& days(VertexId vertex, PathPattern::State state);
  std::vector<PathPlace>& places() { return places_; }
  const std::vector<PathPlace>& places() const { return places_; }

 private:
  std::vector<PathPlace> places_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> index_;
};

// The states from which one step leads to a state, by that state.
std::vector<std::vector<PathPattern::State>> previous_states(const PathPattern& pattern);

// Whether a path can stand here with edges yet to walk: in the initial state only at its first vertex, and where no
// vertex comes twice, in another state at neither end.
bool may_lie_inside(const PathQuery& query, VertexId vertex, PathPattern::State state);

// One step of the search backward from the end of a query in the product of graph and pattern.
class PathSteps {
 public:
  // All must outlive it.
  PathSteps(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // The end of the query in every accepting state, with the days that a path may hold on.
  PathLayer last() const;
  // The places from which one edge leads to a place of the layer, with the days on which both hold. O(edges into the
  // vertices of the layer × states × day ranges); its places are spent from the budget of the edges.
  PathLayer before(const PathLayer& layer);

 private:
  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
};

}  // namespace filiera

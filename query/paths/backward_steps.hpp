// SPDX-License-Identifier: Apache-2.0
// Backward breadth-first search from the end of a path, one edge at a time: product states with days.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <vector>

#include "graph/time/day_set.hpp"
#include "query/paths/edges.hpp"
#include "query/paths/product_states.hpp"

namespace filiera {

// A product state with days.
struct DatedState {
  ProductState at;
  DaySet days;

  static std::uint64_t key(ProductState at) { return std::uint64_t{at.vertex} << 16 | at.state; }
};

// Product states in order of insertion, each once.
class DatedStates {
 public:
  // The days of a product state, inserted if absent.
  DaySet& days(ProductState at);
  std::vector<DatedState>& all() { return states_; }
  const std::vector<DatedState>& all() const { return states_; }

 private:
  std::vector<DatedState> states_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> index_;
};

// The predecessors of each state in the automaton.
std::vector<std::vector<PathPattern::State>> previous_states(const PathPattern& pattern);

// Whether a path can pass the product state before its last edge. The initial state occurs only at the first vertex. In
// a mode without repeated vertices, other states do not occur at the ends.
bool may_lie_inside(const PathQuery& query, ProductState at);

// One step of the backward search from the end of a query in the product of graph and automaton.
class BackwardSteps {
 public:
  // The arguments must outlive this object.
  BackwardSteps(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // The end of the query in every accepting state, with all days of the query.
  DatedStates last() const;
  // The product states one edge before a state of the layer, with the days on which both hold. O(edges into the
  // vertices of the layer × states × day ranges). Stored states count against the budget.
  DatedStates before(const DatedStates& layer);

 private:
  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
};

}  // namespace filiera

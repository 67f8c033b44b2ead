// SPDX-License-Identifier: Apache-2.0
// The fewest edges from a product state (vertex, automaton state) to the end of a path, if edges do not differ by day.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/paths/backward_steps.hpp"

namespace filiera {

// Bidirectional breadth-first search in the product of graph and automaton (Pohl: Bi-directional search, 1971): expands
// the side with fewer edges, only as deep as asked. Distances are known for states on walks of at most depth() edges,
// and for states near an end.
class BidirectionalDistances {
 public:
  // The arguments must outlive this object.
  BidirectionalDistances(PathEdges& edges, const PathPattern& pattern, const PathQuery& query);

  // The greatest length of walks between the ends of the query that has been searched; SIZE_MAX if all have.
  std::size_t depth() const { return ended_ ? SIZE_MAX : steps_forward_ + steps_back_; }

  // Searches up to `depth` or to the end. In all O(edges at the reached states × states), and for each call O(states on
  // walks of that length).
  void extend(std::size_t depth);

  // The fewest edges from the product state to the end; known for every state on a walk between the ends with at most
  // depth() edges, else empty. O(1).
  std::optional<std::size_t> fewest(ProductState at) const;

 private:
  static constexpr std::uint32_t none = ProductStateMap::none;

  // A product state reached by the forward search.
  struct Forward {
    ProductState at;
    std::uint32_t edges;             // fewest edges from the beginning
    std::uint32_t last_arc = none;   // the last arc by which it was reached
    std::uint32_t remaining = none;  // fewest edges to the end, if only join() knows them
  };
  // An edge between two product states, walked by the forward search.
  struct Arc {
    std::uint32_t from;
    std::uint32_t before;  // the previous arc into the same state
  };

  void step_forward();
  void step_back();
  void come_to(std::uint32_t from, ProductState at);
  void end_from(ProductState at);
  void join();

  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
  std::size_t steps_forward_ = 0, steps_back_ = 0;         // edges searched from the beginning and from the end
  std::size_t edges_ahead_ = 0, edges_behind_ = 0;         // edges at the states to expand next
  bool ended_ = false;
  std::vector<Forward> forward_;  // ordered by `edges`
  std::size_t frontier_ = 0;      // index of the first state at distance `steps_forward_`
  ProductStateMap number_;        // index into forward_
  std::vector<Arc> arcs_;
  ProductStateMap remaining_;          // fewest edges to the end, for states reached by the backward search
  std::vector<ProductState> behind_;   // those at distance `steps_back_`
  std::vector<std::uint32_t> met_;     // indices into forward_ of those that both searches reached
  std::vector<std::uint32_t> joined_;  // indices into forward_ of states with `remaining`
};

}  // namespace filiera

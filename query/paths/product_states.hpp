// SPDX-License-Identifier: Apache-2.0
// A map from product states (vertex, automaton state) to numbers.
#pragma once

#include "graph/model/id_map.hpp"
#include "query/paths/layers.hpp"

namespace filiera {

// An array if there are few product states; always a hash table for patterns with many states.
class PlaceNumbers {
 public:
  static constexpr std::uint32_t none = SparseNumbers::none;

  PlaceNumbers(std::size_t vertices, std::size_t states)
      : vertices_(vertices), numbers_(vertices * states, most_states * vertices) {
    if (vertices * states <= few_places) numbers_.spread();
  }

  // The number of the product state, or `none`. O(1), as all operations.
  std::uint32_t find(VertexId vertex, PathPattern::State state) const { return numbers_.find(place(vertex, state)); }
  bool contains(VertexId vertex, PathPattern::State state) const { return find(vertex, state) != none; }
  // Inserts the number, which must not be `none`, unless the product state has one. Returns its number, and whether it
  // was inserted.
  std::pair<std::uint32_t, bool> add(VertexId vertex, PathPattern::State state, std::uint32_t number) {
    return numbers_.add(place(vertex, state), number);
  }

 private:
  static constexpr std::size_t most_states = 4, few_places = 1 << 14;

  std::uint64_t place(VertexId vertex, PathPattern::State state) const {
    return std::uint64_t{state} * vertices_ + vertex;
  }

  std::size_t vertices_;
  SparseNumbers numbers_;
};

}  // namespace filiera

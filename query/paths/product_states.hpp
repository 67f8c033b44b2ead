// SPDX-License-Identifier: Apache-2.0
// States of the product of graph and automaton, and a map from them to numbers.
#pragma once

#include "graph/model/id_map.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

struct ProductState {
  VertexId vertex;
  PathPattern::State state;
};

// A map from product states to numbers: an array if there are few product states; always a hash table for patterns with
// many states.
class ProductStateMap {
 public:
  static constexpr std::uint32_t none = IdMap::none;

  ProductStateMap(std::size_t vertices, std::size_t states)
      : vertices_(vertices), values_(vertices * states, most_states * vertices) {
    if (vertices * states <= few) values_.become_array();
  }

  // The number of the product state, or `none`. O(1), as all operations.
  std::uint32_t find(ProductState at) const { return values_.find(id(at)); }
  bool contains(ProductState at) const { return find(at) != none; }
  // Inserts the number, which must not be `none`, unless the product state has one. Returns its number, and whether it
  // was inserted.
  std::pair<std::uint32_t, bool> add(ProductState at, std::uint32_t value) { return values_.add(id(at), value); }

 private:
  static constexpr std::size_t most_states = 4, few = 1 << 14;

  std::uint64_t id(ProductState at) const { return std::uint64_t{at.state} * vertices_ + at.vertex; }

  std::size_t vertices_;
  IdMap values_;
};

}  // namespace filiera

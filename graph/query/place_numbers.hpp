// SPDX-License-Identifier: Apache-2.0
// Numbers of places in the product of graph and pattern.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "graph/query/path_layers.hpp"

namespace filiera {

// An array over all places, where they are few or once a sixty-fourth of them has a number; its parts take memory when
// they are first written to. Else a hash table, which it stays for patterns with many states.
class PlaceNumbers {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  PlaceNumbers(std::size_t vertices, std::size_t states) : vertices_(vertices), states_(states) {
    if (states <= most_states && vertices * states <= few_places) spread();
  }

  // `none` where the place has no number. O(1), as are the others.
  std::uint32_t find(VertexId vertex, PathPattern::State state) const {
    if (array_) return array_[state * vertices_ + vertex] - 1;
    const auto found = few_.find(PathPlace::key(vertex, state));
    return found == few_.end() ? none : found->second;
  }
  bool contains(VertexId vertex, PathPattern::State state) const { return find(vertex, state) != none; }

  // Gives the place this number, which is not `none`, unless it has one; its number, and whether it had none.
  std::pair<std::uint32_t, bool> add(VertexId vertex, PathPattern::State state, std::uint32_t number) {
    if (array_) {
      std::uint32_t& place = array_[state * vertices_ + vertex];
      const bool fresh = place == 0;
      if (fresh) place = number + 1;
      return {place - 1, fresh};
    }
    const auto [place, fresh] = few_.try_emplace(PathPlace::key(vertex, state), number);
    const std::pair<std::uint32_t, bool> answer{place->second, fresh};
    if (states_ <= most_states && few_.size() > vertices_ * states_ / 64 + 64) spread();
    return answer;
  }

 private:
  struct Free {
    void operator()(std::uint32_t* array) const { std::free(array); }
  };
  static constexpr std::size_t most_states = 4, few_places = 1 << 14;

  // Does nothing where memory ends.
  void spread() {
    array_.reset(static_cast<std::uint32_t*>(std::calloc(vertices_ * states_, sizeof(std::uint32_t))));
    if (!array_) return;
    for (const auto& [key, number] : few_) array_[(key & 0xffff) * vertices_ + (key >> 16)] = number + 1;
    few_ = decltype(few_)();
  }

  std::size_t vertices_, states_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> few_;
  std::unique_ptr<std::uint32_t[], Free> array_;  // by state and vertex, the number and 1
};

}  // namespace filiera

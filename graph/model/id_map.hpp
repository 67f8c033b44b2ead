// SPDX-License-Identifier: Apache-2.0
// A map from dense ids to uint32_t: a hash table while few ids have a number, then an array.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "graph/model/column.hpp"

namespace filiera {

// Becomes an array over all ids once a sixty-fourth of them has a number; pages of the array take memory only when
// written.
class SparseNumbers {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // For ids from 0 to `places` - 1. Stays a hash table if `places` is greater than `most_spread`.
  explicit SparseNumbers(std::size_t places, std::size_t most_spread = SIZE_MAX)
      : places_(places), most_spread_(most_spread) {}

  // The number of the id, or `none`. O(1), as add(). Both may throw DamagedData for an id out of range.
  std::uint32_t find(std::uint64_t place) const {
    if (array_) return array_[checked(place, places_)] - 1;
    const auto found = few_.find(place);
    return found == few_.end() ? none : found->second;
  }

  // Inserts the number, which must not be `none`, unless the id has one. Returns its number, and whether it was
  // inserted.
  std::pair<std::uint32_t, bool> add(std::uint64_t place, std::uint32_t number) {
    if (array_) {
      std::uint32_t& known = array_[checked(place, places_)];
      const bool fresh = known == 0;
      if (fresh) known = number + 1;
      return {known - 1, fresh};
    }
    const auto [known, fresh] = few_.try_emplace(place, number);
    const std::pair<std::uint32_t, bool> answer{known->second, fresh};
    if (few_.size() > places_ / 64 + 64) spread();
    return answer;
  }

  // Becomes an array unless there are too many ids or memory is exhausted.
  void spread() {
    if (array_ || places_ > most_spread_) return;
    array_.reset(static_cast<std::uint32_t*>(std::calloc(places_, sizeof(std::uint32_t))));
    if (!array_) return;
    for (const auto& [place, number] : few_) array_[place] = number + 1;
    few_ = decltype(few_)();
  }

 private:
  struct Free {
    void operator()(std::uint32_t* array) const { std::free(array); }
  };

  std::size_t places_, most_spread_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> few_;
  std::unique_ptr<std::uint32_t[], Free> array_;  // by id: the number plus 1
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Numbers that few of many places have.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "graph/model/column.hpp"

namespace filiera {

// A hash table, and once a sixty-fourth of the places has a number an array over all of them, whose parts take memory
// when they are first written to.
class SparseNumbers {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // Places from 0 to before `places`. Stays a hash table where these are more than `most_spread`.
  explicit SparseNumbers(std::size_t places, std::size_t most_spread = SIZE_MAX)
      : places_(places), most_spread_(most_spread) {}

  // `none` where the place has no number. O(1), as is the other. Both may throw DamagedData for what is no place.
  std::uint32_t find(std::uint64_t place) const {
    if (array_) return array_[checked(place, places_)] - 1;
    const auto found = few_.find(place);
    return found == few_.end() ? none : found->second;
  }

  // Gives the place this number, which is not `none`, unless it has one; its number, and whether it had none.
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

  // Becomes an array unless the places are too many, or memory ends.
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
  std::unique_ptr<std::uint32_t[], Free> array_;  // by place, the number and 1
};

}  // namespace filiera

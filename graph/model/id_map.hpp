// SPDX-License-Identifier: Apache-2.0
// A map from dense ids to uint32_t: a hash table while few ids have a value, then an array.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <utility>

#include "graph/model/column.hpp"

namespace filiera {

// Becomes an array over all ids once a sixty-fourth of them has a value; pages of the array take memory only when
// written.
class IdMap {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // For ids from 0 to `ids` - 1. Stays a hash table if `ids` is greater than `array_limit`.
  explicit IdMap(std::size_t ids, std::size_t array_limit = SIZE_MAX) : ids_(ids), array_limit_(array_limit) {}

  // The value of the id, or `none`. O(1), as add(). Both may throw DamagedData for an id out of range.
  std::uint32_t find(std::uint64_t id) const {
    if (array_) return array_[checked(id, ids_)] - 1;
    const auto found = table_.find(id);
    return found == table_.end() ? none : found->second;
  }

  // Inserts the value, which must not be `none`, unless the id has one. Returns its value, and whether it was inserted.
  std::pair<std::uint32_t, bool> add(std::uint64_t id, std::uint32_t value) {
    if (array_) {
      std::uint32_t& known = array_[checked(id, ids_)];
      const bool fresh = known == 0;
      if (fresh) known = value + 1;
      return {known - 1, fresh};
    }
    const auto [known, fresh] = table_.try_emplace(id, value);
    const std::pair<std::uint32_t, bool> answer{known->second, fresh};
    if (table_.size() > ids_ / 64 + 64) become_array();
    return answer;
  }

  // Becomes an array unless there are too many ids or memory is exhausted.
  void become_array() {
    if (array_ || ids_ > array_limit_) return;
    array_.reset(static_cast<std::uint32_t*>(std::calloc(ids_, sizeof(std::uint32_t))));
    if (!array_) return;
    for (const auto& [id, value] : table_) array_[id] = value + 1;
    table_ = decltype(table_)();
  }

 private:
  struct Free {
    void operator()(std::uint32_t* array) const { std::free(array); }
  };

  std::size_t ids_, array_limit_;
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> table_;
  std::unique_ptr<std::uint32_t[], Free> array_;  // by id: the value plus 1
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// A flat array that either owns its elements or views memory that another object owns, such as a mapped file.
#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <vector>

namespace filiera {

// Thrown if an id in a mapped snapshot is out of range.
class DamagedData : public std::runtime_error {
 public:
  DamagedData();
};
[[noreturn]] void throw_damaged_data();

// Returns `id` if it is less than `count`, else throws DamagedData. For ids that may come from a file.
template <class Id>
constexpr Id checked(Id id, std::size_t count) {
  if (id >= count) [[unlikely]]
    throw_damaged_data();
  return id;
}

// Elements are trivially copyable and immutable. Access with an index out of range throws DamagedData.
template <class T>
class Column {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  Column() = default;
  explicit Column(std::vector<T> elements) : owned_(std::move(elements)), view_(owned_) {}
  static Column view(std::span<const T> elements) {
    Column column;
    column.view_ = elements;
    return column;
  }
  Column(Column&& other) noexcept { *this = std::move(other); }
  Column& operator=(Column&& other) noexcept {
    const bool owns = !other.owned_.empty();
    owned_ = std::move(other.owned_);
    view_ = owns ? std::span<const T>(owned_) : other.view_;
    other.owned_.clear();
    other.view_ = {};
    return *this;
  }

  const T& operator[](std::size_t index) const { return view_.data()[checked(index, view_.size())]; }
  // The elements [first, last). Throws DamagedData unless first <= last <= size().
  std::span<const T> slice(std::size_t first, std::size_t last) const {
    if (first > last || last > view_.size()) [[unlikely]]
      throw_damaged_data();
    return view_.subspan(first, last - first);
  }
  std::size_t size() const { return view_.size(); }
  bool empty() const { return view_.empty(); }
  const T* data() const { return view_.data(); }
  auto begin() const { return view_.begin(); }
  auto end() const { return view_.end(); }
  std::span<const T> span() const { return view_; }

 private:
  std::vector<T> owned_;
  std::span<const T> view_;
};

}  // namespace filiera

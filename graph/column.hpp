// SPDX-License-Identifier: Apache-2.0
// A flat array that either owns its elements or views them in memory that somebody else keeps (a mapped file).
#pragma once

#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace filiera {

// Elements are trivially copyable and immutable once in a column. Reading past the end is undefined.
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

  const T& operator[](std::size_t index) const { return view_[index]; }
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

// SPDX-License-Identifier: Apache-2.0
// Compressed sparse rows: the values of n rows in one array; as a graph, the arcs out of each vertex.
#pragma once

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <cassert>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

namespace filiera {

// The target of an arc. Value types of rows that are graphs have their own overload.
inline std::uint32_t arc_target(std::uint32_t target) { return target; }

// The offset of each row, and at the end the number of values, for values sorted by row, where std::invoke(row_of,
// value) < rows. O(rows + values).
template <class Values, class Row = std::identity>
std::vector<std::uint32_t> row_offsets(std::size_t rows, const Values& values, Row row_of = {}) {
  std::vector<std::uint32_t> offset(rows + 1, 0);
  for (const auto& value : values) {
    assert(std::invoke(row_of, value) < rows);
    ++offset[std::invoke(row_of, value) + 1];
  }
  std::partial_sum(offset.begin(), offset.end(), offset.begin());
  return offset;
}

// Row r holds the values [offset[r], offset[r + 1]). If arc_target(value) is a row, the rows are a directed graph that
// models Boost.Graph's VertexListGraph, IncidenceGraph and AdjacencyGraph.
template <class Value>
struct Rows {
  std::vector<std::uint32_t> offset{0};
  std::vector<Value> values;

  // `each(visit)` calls visit(row, value) for every value. It is called twice and must produce the same values in the
  // same order. Values keep their order within a row. Requires row < `rows`. O(rows + values).
  template <class Each>
  static Rows of(std::size_t rows, Each each) {
    Rows made;
    std::vector<std::uint32_t> next(rows + 1, 0);
    each([&](std::size_t row, const Value&) {
      assert(row < rows);
      ++next[row + 1];
    });
    std::partial_sum(next.begin(), next.end(), next.begin());
    made.offset = next;
    made.values.resize(next.back());
    each([&](std::size_t row, const Value& value) { made.values[next[row]++] = value; });
    return made;
  }

  // The rows of values that are sorted by row.
  template <class Row>
  static Rows of_sorted(std::size_t rows, std::vector<Value> values, Row row_of) {
    Rows made;
    made.offset = row_offsets(rows, values, row_of);
    made.values = std::move(values);
    return made;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(offset.size() - 1); }
  std::span<const Value> operator[](std::uint32_t row) const {
    assert(row < size());
    return std::span(values).subspan(offset[row], offset[row + 1] - offset[row]);
  }
  std::span<Value> mutable_row(std::uint32_t row) {
    assert(row < size());
    return std::span(values).subspan(offset[row], offset[row + 1] - offset[row]);
  }
};

// An arc of rows; `index` is the index of its value among all values.
struct Arc {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  std::uint32_t index = 0;
  friend bool operator==(const Arc&, const Arc&) = default;
};

template <class Value>
class ArcIterator
    : public boost::iterator_facade<ArcIterator<Value>, Arc, boost::random_access_traversal_tag, Arc, std::ptrdiff_t> {
 public:
  using iterator_concept = std::random_access_iterator_tag;
  ArcIterator() = default;
  ArcIterator(const Rows<Value>& rows, std::uint32_t source, std::uint32_t index)
      : rows_(&rows), source_(source), index_(index) {}

 private:
  friend class boost::iterator_core_access;
  Arc dereference() const { return {source_, arc_target(rows_->values[index_]), index_}; }
  bool equal(const ArcIterator& other) const { return index_ == other.index_; }
  void increment() { ++index_; }
  void decrement() { --index_; }
  void advance(std::ptrdiff_t n) { index_ = static_cast<std::uint32_t>(index_ + n); }
  std::ptrdiff_t distance_to(const ArcIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.index_) - static_cast<std::ptrdiff_t>(index_);
  }

  const Rows<Value>* rows_ = nullptr;
  std::uint32_t source_ = 0;
  std::uint32_t index_ = 0;
};

struct RowsTraversal : boost::incidence_graph_tag, boost::vertex_list_graph_tag, boost::adjacency_graph_tag {};

}  // namespace filiera

namespace boost {
template <class Value>
struct graph_traits<filiera::Rows<Value>> {
  using vertex_descriptor = std::uint32_t;
  using edge_descriptor = filiera::Arc;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = filiera::RowsTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<std::uint32_t>;
  using out_edge_iterator = filiera::ArcIterator<Value>;
  using adjacency_iterator =
      typename adjacency_iterator_generator<filiera::Rows<Value>, std::uint32_t, out_edge_iterator>::type;
  static vertex_descriptor null_vertex() { return UINT32_MAX; }
};

template <class Value>
struct property_map<filiera::Rows<Value>, vertex_index_t> {
  using type = typed_identity_property_map<std::uint32_t>;
  using const_type = type;
};
}  // namespace boost

namespace filiera {

template <class Value>
std::uint32_t source(const Arc& arc, const Rows<Value>&) {
  return arc.source;
}
template <class Value>
std::uint32_t target(const Arc& arc, const Rows<Value>&) {
  return arc.target;
}
template <class Value>
std::size_t num_vertices(const Rows<Value>& rows) {
  return rows.size();
}
template <class Value>
auto vertices(const Rows<Value>& rows) {
  using Iterator = typename boost::graph_traits<Rows<Value>>::vertex_iterator;
  return std::pair(Iterator(0), Iterator(rows.size()));
}
template <class Value>
auto out_edges(std::uint32_t v, const Rows<Value>& rows) {
  return std::pair(ArcIterator<Value>(rows, v, rows.offset[v]), ArcIterator<Value>(rows, v, rows.offset[v + 1]));
}
template <class Value>
std::size_t out_degree(std::uint32_t v, const Rows<Value>& rows) {
  return rows.offset[v + 1] - rows.offset[v];
}
template <class Value>
auto adjacent_vertices(std::uint32_t v, const Rows<Value>& rows) {
  using Iterator = typename boost::graph_traits<Rows<Value>>::adjacency_iterator;
  const auto [first, last] = out_edges(v, rows);
  return std::pair(Iterator(first, &rows), Iterator(last, &rows));
}
template <class Value>
boost::typed_identity_property_map<std::uint32_t> get(boost::vertex_index_t, const Rows<Value>&) {
  return {};
}
template <class Value>
std::uint32_t get(boost::vertex_index_t, const Rows<Value>&, std::uint32_t v) {
  return v;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Graphs whose edges stand in two arrays, by target and by source, as models of the concepts VertexListGraph,
// EdgeListGraph, BidirectionalGraph, AdjacencyGraph and PropertyGraph of Boost.Graph (Siek, Lee, Lumsdaine: The Boost
// Graph Library, 2002).
#pragma once

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <concepts>
#include <cstdint>
#include <utility>

#include "graph/model/graph_data.hpp"

namespace filiera {

// An edge: its ends, oriented as in the graph that returned it, and its claim.
struct Edge {
  VertexId source = no_vertex;
  VertexId target = no_vertex;
  ClaimId claim = no_claim;
  friend bool operator==(const Edge&, const Edge&) = default;
};
// Edges of a compressed row.
inline std::uint32_t arc_target(const Edge& edge) { return edge.target; }

// The base of such a graph G, which has vertex_count() and edge_count(). The edges into a vertex are in_edge(i) for i
// from in_begin(v) up to, and without, in_begin(v + 1); those out of it likewise. in_edge() counts all edges.
struct FlatGraphBase {};

template <class G>
concept FlatGraph = std::derived_from<G, FlatGraphBase>;

enum class EdgeArray : std::uint8_t { in, out };

// An iterator over indices of one of the two arrays.
template <class G, EdgeArray array>
class FlatEdgeIterator : public boost::iterator_facade<FlatEdgeIterator<G, array>, Edge,
                                                       boost::random_access_traversal_tag, Edge, std::ptrdiff_t> {
 public:
  using iterator_concept = std::random_access_iterator_tag;
  FlatEdgeIterator() = default;
  FlatEdgeIterator(const G& graph, std::uint32_t index) : graph_(&graph), index_(index) {}

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const {
    if constexpr (array == EdgeArray::in)
      return graph_->in_edge(index_);
    else
      return graph_->out_edge(index_);
  }
  bool equal(const FlatEdgeIterator& other) const { return index_ == other.index_; }
  void increment() { ++index_; }
  void decrement() { --index_; }
  void advance(std::ptrdiff_t n) { index_ = static_cast<std::uint32_t>(index_ + n); }
  std::ptrdiff_t distance_to(const FlatEdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.index_) - static_cast<std::ptrdiff_t>(index_);
  }

  const G* graph_ = nullptr;
  std::uint32_t index_ = 0;
};

struct FlatGraphTraversal : boost::bidirectional_graph_tag,
                            boost::vertex_list_graph_tag,
                            boost::edge_list_graph_tag,
                            boost::adjacency_graph_tag {};

// Property maps: vertex_index_t is the vertex, edge_index_t the claim.
struct EdgeIndexMap : boost::put_get_helper<ClaimId, EdgeIndexMap> {
  using key_type = Edge;
  using value_type = ClaimId;
  using reference = ClaimId;
  using category = boost::readable_property_map_tag;
  ClaimId operator[](const Edge& edge) const { return edge.claim; }
};
using VertexIndexMap = boost::typed_identity_property_map<VertexId>;

}  // namespace filiera

namespace boost {
template <filiera::FlatGraph G>
struct graph_traits<G> {
  using vertex_descriptor = filiera::VertexId;
  using edge_descriptor = filiera::Edge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = filiera::FlatGraphTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<filiera::VertexId>;
  using in_edge_iterator = filiera::FlatEdgeIterator<G, filiera::EdgeArray::in>;
  using out_edge_iterator = filiera::FlatEdgeIterator<G, filiera::EdgeArray::out>;
  using edge_iterator = in_edge_iterator;
  using adjacency_iterator = typename adjacency_iterator_generator<G, filiera::VertexId, out_edge_iterator>::type;
  static vertex_descriptor null_vertex() { return filiera::no_vertex; }
};

template <filiera::FlatGraph G>
struct property_map<G, vertex_index_t> {
  using type = filiera::VertexIndexMap;
  using const_type = type;
};
template <filiera::FlatGraph G>
struct property_map<G, edge_index_t> {
  using type = filiera::EdgeIndexMap;
  using const_type = type;
};
}  // namespace boost

namespace filiera {

template <FlatGraph G>
VertexId source(const Edge& e, const G&) {
  return e.source;
}
template <FlatGraph G>
VertexId target(const Edge& e, const G&) {
  return e.target;
}
template <FlatGraph G>
std::size_t num_vertices(const G& g) {
  return g.vertex_count();
}
template <FlatGraph G>
std::size_t num_edges(const G& g) {
  return g.edge_count();
}
template <FlatGraph G>
auto vertices(const G& g) {
  using Iterator = typename boost::graph_traits<G>::vertex_iterator;
  return std::pair(Iterator(0), Iterator(g.vertex_count()));
}
template <FlatGraph G>
auto edges(const G& g) {
  using Iterator = typename boost::graph_traits<G>::edge_iterator;
  return std::pair(Iterator(g, 0), Iterator(g, g.edge_count()));
}
template <FlatGraph G>
auto in_edges(VertexId v, const G& g) {
  using Iterator = typename boost::graph_traits<G>::in_edge_iterator;
  return std::pair(Iterator(g, g.in_begin(v)), Iterator(g, g.in_begin(v + 1)));
}
template <FlatGraph G>
auto out_edges(VertexId v, const G& g) {
  using Iterator = typename boost::graph_traits<G>::out_edge_iterator;
  return std::pair(Iterator(g, g.out_begin(v)), Iterator(g, g.out_begin(v + 1)));
}
template <FlatGraph G>
std::size_t in_degree(VertexId v, const G& g) {
  return g.in_begin(v + 1) - g.in_begin(v);
}
template <FlatGraph G>
std::size_t out_degree(VertexId v, const G& g) {
  return g.out_begin(v + 1) - g.out_begin(v);
}
template <FlatGraph G>
std::size_t degree(VertexId v, const G& g) {
  return in_degree(v, g) + out_degree(v, g);
}
template <FlatGraph G>
auto adjacent_vertices(VertexId v, const G& g) {
  using Iterator = typename boost::graph_traits<G>::adjacency_iterator;
  const auto [first, last] = out_edges(v, g);
  return std::pair(Iterator(first, &g), Iterator(last, &g));
}
template <FlatGraph G>
VertexIndexMap get(boost::vertex_index_t, const G&) {
  return {};
}
template <FlatGraph G>
VertexId get(boost::vertex_index_t, const G&, VertexId v) {
  return v;
}
template <FlatGraph G>
EdgeIndexMap get(boost::edge_index_t, const G&) {
  return {};
}
template <FlatGraph G>
ClaimId get(boost::edge_index_t, const G&, const Edge& edge) {
  return edge.claim;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The claims that move goods, oriented as goods move: edges with fil:goodsFlow fil:against are reversed.
#pragma once

#include <memory>
#include <span>
#include <utility>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A view of a knowledge graph, which must outlive it, with the same vertices and claims. Models the same Boost.Graph
// concepts.
class GoodsFlowGraph {
 public:
  // O(1) if the graph holds the index; else O(vertices + edges), with 8 bytes for each claim that moves goods and for
  // each vertex.
  explicit GoodsFlowGraph(const KnowledgeGraph& graph);

  const KnowledgeGraph& graph() const { return *graph_; }
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(index_->in.size()); }

  // Whether a claim moves goods, and in which direction.
  GoodsFlow direction(ClaimId c) const { return graph_->kinds().edge_type(graph_->type_of(c)).goods_flow; }
  // The edge oriented as goods move. Requires a claim that moves goods.
  Edge edge(ClaimId c) const {
    const Edge e = graph_->edge(c);
    return direction(c) == GoodsFlow::against ? Edge{e.target, e.source, c} : e;
  }
  // The claims by which goods enter and leave a vertex, ascending.
  std::span<const ClaimId> into(VertexId v) const { return slice(index_->in, index_->in_offset, v); }
  std::span<const ClaimId> out_of(VertexId v) const { return slice(index_->out, index_->out_offset, v); }

  std::uint32_t in_begin(VertexId v) const { return index_->in_offset[v]; }
  std::uint32_t out_begin(VertexId v) const { return index_->out_offset[v]; }
  ClaimId in_claim(std::uint32_t index) const { return index_->in[index]; }
  ClaimId out_claim(std::uint32_t index) const { return index_->out[index]; }

 private:
  static std::span<const ClaimId> slice(const Column<ClaimId>& claims, const Column<std::uint32_t>& offset,
                                        VertexId v) {
    return claims.slice(offset[v], offset[v + 1]);
  }

  const KnowledgeGraph* graph_;
  std::unique_ptr<const FlowIndex> made_;  // if the graph holds none
  const FlowIndex* index_;
};

// The claims that move goods, by target and by source. O(vertices + edges).
FlowIndex index_flow(const KnowledgeGraph& graph);

struct GoodsInAccess {
  const GoodsFlowGraph* flow = nullptr;
  Edge operator()(std::uint32_t index) const { return flow->edge(flow->in_claim(index)); }
};
struct GoodsOutAccess {
  const GoodsFlowGraph* flow = nullptr;
  Edge operator()(std::uint32_t index) const { return flow->edge(flow->out_claim(index)); }
};

}  // namespace filiera

namespace boost {
template <>
struct graph_traits<filiera::GoodsFlowGraph> {
  using vertex_descriptor = filiera::VertexId;
  using edge_descriptor = filiera::Edge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = filiera::FlatGraphTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<filiera::VertexId>;
  using edge_iterator = filiera::EdgeIterator<filiera::GoodsInAccess>;
  using in_edge_iterator = filiera::EdgeIterator<filiera::GoodsInAccess>;
  using out_edge_iterator = filiera::EdgeIterator<filiera::GoodsOutAccess>;
  using adjacency_iterator =
      typename adjacency_iterator_generator<filiera::GoodsFlowGraph, filiera::VertexId, out_edge_iterator>::type;
  static vertex_descriptor null_vertex() { return filiera::no_vertex; }
};
}  // namespace boost

namespace filiera {

using GoodsTraits = boost::graph_traits<GoodsFlowGraph>;

inline VertexId source(const Edge& e, const GoodsFlowGraph&) { return e.source; }
inline VertexId target(const Edge& e, const GoodsFlowGraph&) { return e.target; }
inline std::size_t num_vertices(const GoodsFlowGraph& g) { return g.graph().vertex_count(); }
inline std::size_t num_edges(const GoodsFlowGraph& g) { return g.edge_count(); }
inline auto vertices(const GoodsFlowGraph& g) { return vertices(g.graph()); }

inline std::pair<GoodsTraits::edge_iterator, GoodsTraits::edge_iterator> edges(const GoodsFlowGraph& g) {
  return {{{&g}, 0}, {{&g}, g.edge_count()}};
}
inline std::pair<GoodsTraits::in_edge_iterator, GoodsTraits::in_edge_iterator> in_edges(VertexId v,
                                                                                        const GoodsFlowGraph& g) {
  return {{{&g}, g.in_begin(v)}, {{&g}, g.in_begin(v + 1)}};
}
inline std::pair<GoodsTraits::out_edge_iterator, GoodsTraits::out_edge_iterator> out_edges(VertexId v,
                                                                                           const GoodsFlowGraph& g) {
  return {{{&g}, g.out_begin(v)}, {{&g}, g.out_begin(v + 1)}};
}
inline std::size_t in_degree(VertexId v, const GoodsFlowGraph& g) { return g.into(v).size(); }
inline std::size_t out_degree(VertexId v, const GoodsFlowGraph& g) { return g.out_of(v).size(); }
inline std::size_t degree(VertexId v, const GoodsFlowGraph& g) { return in_degree(v, g) + out_degree(v, g); }
inline std::pair<GoodsTraits::adjacency_iterator, GoodsTraits::adjacency_iterator> adjacent_vertices(
    VertexId v, const GoodsFlowGraph& g) {
  const auto [first, last] = out_edges(v, g);
  return {GoodsTraits::adjacency_iterator(first, &g), GoodsTraits::adjacency_iterator(last, &g)};
}
inline VertexIndexMap get(boost::vertex_index_t, const GoodsFlowGraph&) { return {}; }
inline VertexId get(boost::vertex_index_t, const GoodsFlowGraph&, VertexId v) { return v; }
inline EdgeIndexMap get(boost::edge_index_t, const GoodsFlowGraph&) { return {}; }
inline ClaimId get(boost::edge_index_t, const GoodsFlowGraph&, const Edge& edge) { return edge.claim; }

}  // namespace filiera

namespace boost {
template <>
struct property_map<filiera::GoodsFlowGraph, vertex_index_t> {
  using type = filiera::VertexIndexMap;
  using const_type = type;
};
template <>
struct property_map<filiera::GoodsFlowGraph, edge_index_t> {
  using type = filiera::EdgeIndexMap;
  using const_type = type;
};
}  // namespace boost

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
class GoodsFlowGraph : public FlatGraphBase {
 public:
  // O(1) if the graph holds the index; else O(vertices + edges), with 8 bytes for each claim that moves goods and for
  // each vertex.
  explicit GoodsFlowGraph(const KnowledgeGraph& graph);

  const KnowledgeGraph& graph() const { return *graph_; }
  VertexId vertex_count() const { return graph_->vertex_count(); }
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
  Edge in_edge(std::uint32_t index) const { return edge(index_->in[index]); }
  Edge out_edge(std::uint32_t index) const { return edge(index_->out[index]); }

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

}  // namespace filiera

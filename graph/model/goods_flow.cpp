// SPDX-License-Identifier: Apache-2.0
// The claims that move goods, oriented as goods move.
#include "graph/model/goods_flow.hpp"

#include "graph/model/rows.hpp"

namespace filiera {

FlowIndex index_flow(const KnowledgeGraph& graph) {
  // Calls visit(claim, source, target) for each claim that moves goods, oriented as they move.
  const auto each = [&](auto&& visit) {
    for (ClaimId c = 0; c < graph.edge_count(); ++c) {
      const GoodsFlow flow = graph.kinds().edge_type(graph.type_of(c)).goods_flow;
      const Edge e = graph.edge(c);
      if (flow == GoodsFlow::with) visit(c, e.source, e.target);
      if (flow == GoodsFlow::against) visit(c, e.target, e.source);
    }
  };
  auto in = Rows<ClaimId>::of(graph.vertex_count(), [&](auto&& visit) {
    each([&](ClaimId c, VertexId, VertexId target) { visit(target, c); });
  });
  auto out = Rows<ClaimId>::of(graph.vertex_count(), [&](auto&& visit) {
    each([&](ClaimId c, VertexId source, VertexId) { visit(source, c); });
  });
  return {Column(std::move(in.offset)), Column(std::move(out.offset)), Column(std::move(in.values)),
          Column(std::move(out.values))};
}

GoodsFlowGraph::GoodsFlowGraph(const KnowledgeGraph& graph) : graph_(&graph) {
  if (graph.data().indices) {
    index_ = &graph.data().indices->flow;
    return;
  }
  made_ = std::make_unique<const FlowIndex>(index_flow(graph));
  index_ = made_.get();
}

}  // namespace filiera

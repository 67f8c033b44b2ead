// SPDX-License-Identifier: Apache-2.0
// The same claims as goods move.
#include "graph/model/goods_flow.hpp"

#include <numeric>

namespace filiera {

FlowIndex index_flow(const KnowledgeGraph& graph) {
  std::vector<std::uint32_t> in_offset(graph.vertex_count() + 1, 0);
  std::vector<std::uint32_t> out_offset(graph.vertex_count() + 1, 0);
  // Calls visit(claim, source, target) for each claim that moves goods, as they move.
  const auto each = [&](auto&& visit) {
    for (ClaimId c = 0; c < graph.edge_count(); ++c) {
      const GoodsFlow flow = graph.kinds().edge_type(graph.type_of(c)).goods_flow;
      const Edge e = graph.edge(c);
      if (flow == GoodsFlow::with) visit(c, e.source, e.target);
      if (flow == GoodsFlow::against) visit(c, e.target, e.source);
    }
  };
  each([&](ClaimId, VertexId source, VertexId target) {
    ++in_offset[target + 1];
    ++out_offset[source + 1];
  });
  std::partial_sum(in_offset.begin(), in_offset.end(), in_offset.begin());
  std::partial_sum(out_offset.begin(), out_offset.end(), out_offset.begin());
  std::vector<ClaimId> in(in_offset.back());
  std::vector<ClaimId> out(out_offset.back());
  std::vector<std::uint32_t> next_in(in_offset);
  std::vector<std::uint32_t> next_out(out_offset);
  each([&](ClaimId c, VertexId source, VertexId target) {
    in[next_in[target]++] = c;
    out[next_out[source]++] = c;
  });
  return {Column(std::move(in_offset)), Column(std::move(out_offset)), Column(std::move(in)), Column(std::move(out))};
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

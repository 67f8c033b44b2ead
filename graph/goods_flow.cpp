// SPDX-License-Identifier: Apache-2.0
// The same claims as goods move.
#include "graph/goods_flow.hpp"

#include <numeric>

namespace filiera {

GoodsFlowGraph::GoodsFlowGraph(const KnowledgeGraph& graph) : graph_(&graph) {
  std::vector<std::uint32_t> in_offset(graph.vertex_count() + 1, 0);
  std::vector<std::uint32_t> out_offset(graph.vertex_count() + 1, 0);
  for (ClaimId c = 0; c < graph.edge_count(); ++c) {
    if (direction(c) == GoodsFlow::none) continue;
    const Edge e = edge(c);
    ++in_offset[e.target + 1];
    ++out_offset[e.source + 1];
  }
  std::partial_sum(in_offset.begin(), in_offset.end(), in_offset.begin());
  std::partial_sum(out_offset.begin(), out_offset.end(), out_offset.begin());
  std::vector<ClaimId> in(in_offset.back());
  std::vector<ClaimId> out(out_offset.back());
  std::vector<std::uint32_t> next_in(in_offset);
  std::vector<std::uint32_t> next_out(out_offset);
  for (ClaimId c = 0; c < graph.edge_count(); ++c) {
    if (direction(c) == GoodsFlow::none) continue;
    const Edge e = edge(c);
    in[next_in[e.target]++] = c;
    out[next_out[e.source]++] = c;
  }
  in_offset_ = Column(std::move(in_offset));
  out_offset_ = Column(std::move(out_offset));
  in_ = Column(std::move(in));
  out_ = Column(std::move(out));
}

}  // namespace filiera

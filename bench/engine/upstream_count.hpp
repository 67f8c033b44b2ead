// SPDX-License-Identifier: Apache-2.0
// How many are upstream of somebody, whatever the lens: answered from the strong components of the graph.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/goods_flow.hpp"

namespace filiera {

// Supply chains that close anywhere have one giant component, the largest strong one. Everything upstream of it is
// counted once; what lies outside is searched. Not to be used from two threads at once.
class UpstreamCount {
 public:
  // Over a graph that must outlive it. O(vertices + edges); 9 bytes a vertex are kept.
  explicit UpstreamCount(const GoodsFlowGraph& flow);

  // As many as Upstream lists under a lens without options. Cost: the claims into what is upstream of `recipient`
  // and not upstream of the giant component; all that is upstream where that is not.
  std::uint32_t of(VertexId recipient) const;

 private:
  enum Position : std::uint8_t { outside, upstream_of_giant, in_giant };

  bool counts(VertexId v) const { return flow_->graph().kind_of_vertex(v) != Kind::product; }

  const GoodsFlowGraph* flow_;
  std::vector<Position> position_;            // by vertex
  std::uint32_t giant_and_upstream_ = 0;      // how many count of the giant component and of what is upstream of it
  mutable std::vector<std::uint32_t> stamp_;  // by vertex, the number of the question that met it
  mutable std::uint32_t question_ = 0;
  mutable std::vector<VertexId> queue_, above_;
};

}  // namespace filiera

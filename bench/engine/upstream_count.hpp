// SPDX-License-Identifier: Apache-2.0
// The number of vertices upstream of a company, independent of a lens, from the strongly connected components.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/model/goods_flow.hpp"

namespace filiera {

// A supply network usually has one giant strongly connected component. Everything upstream of it is counted once; the
// rest is searched. Not thread-safe.
class UpstreamCount {
 public:
  // The graph must outlive this object. O(vertices + edges); keeps 9 bytes for each vertex.
  explicit UpstreamCount(const GoodsFlowGraph& flow);

  // The number of vertices that UpstreamSearch lists under a lens without options. O(claims into the vertices upstream of
  // `recipient` but not upstream of the giant component); if that is not upstream, O(claims into all vertices
  // upstream).
  std::uint32_t of(VertexId recipient) const;

 private:
  enum Position : std::uint8_t { outside, upstream_of_giant, in_giant };

  bool counts(VertexId v) const { return flow_->graph().kind_of_vertex(v) != Kind::product; }

  const GoodsFlowGraph* flow_;
  std::vector<Position> position_;            // by vertex
  std::uint32_t giant_and_upstream_ = 0;      // number of vertices in and upstream of the giant component
  mutable std::vector<std::uint32_t> stamp_;  // by vertex: the last query that visited it
  mutable std::uint32_t question_ = 0;
  mutable std::vector<VertexId> queue_, above_;
};

}  // namespace filiera

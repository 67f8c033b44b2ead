// SPDX-License-Identifier: Apache-2.0
// The number of vertices upstream of a company.
#include "bench/engine/upstream_count.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>

namespace filiera {

UpstreamCount::UpstreamCount(const GoodsFlowGraph& flow)
    : flow_(&flow), position_(flow.graph().vertex_count(), outside), stamp_(flow.graph().vertex_count(), 0) {
  const VertexId n = flow.graph().vertex_count();
  if (n == 0) return;
  std::vector<VertexId> component(n);
  const auto components =
      boost::strong_components(flow, boost::make_iterator_property_map(component.begin(), VertexIndexMap()));
  std::vector<std::uint32_t> size(components, 0);
  for (const VertexId c : component) ++size[c];
  const auto largest = std::max_element(size.begin(), size.end());
  if (*largest < 2) return;
  const VertexId giant = static_cast<VertexId>(largest - size.begin());
  for (VertexId v = 0; v < n; ++v)
    if (component[v] == giant) {
      position_[v] = in_giant;
      queue_.push_back(v);
    }
  for (std::size_t next = 0; next < queue_.size(); ++next)
    for (const ClaimId c : flow.into(queue_[next]))
      if (const VertexId from = flow.edge(c).source; position_[from] == outside) {
        position_[from] = upstream_of_giant;
        queue_.push_back(from);
      }
  giant_and_upstream_ =
      static_cast<std::uint32_t>(std::count_if(queue_.begin(), queue_.end(), [this](VertexId v) { return counts(v); }));
}

std::uint32_t UpstreamCount::of(VertexId recipient) const {
  if (position_[recipient] == in_giant) return giant_and_upstream_;
  if (++question_ == 0) {
    std::fill(stamp_.begin(), stamp_.end(), 0u);
    question_ = 1;
  }
  queue_.assign(1, recipient);
  above_.clear();
  bool meets_giant = false;
  std::uint32_t count = 0;
  const auto expand = [&](VertexId at, bool everything) {
    for (const ClaimId c : flow_->into(at)) {
      const VertexId from = flow_->edge(c).source;
      if (stamp_[from] == question_) continue;
      stamp_[from] = question_;
      meets_giant |= position_[from] == in_giant;
      if (position_[from] != outside && !everything) {
        above_.push_back(from);
        continue;
      }
      count += counts(from);
      queue_.push_back(from);
    }
  };
  const bool above = position_[recipient] == upstream_of_giant;
  for (std::size_t next = 0; next < queue_.size(); ++next) expand(queue_[next], above);
  if (meets_giant) return count + giant_and_upstream_;
  // The vertices visited so far do not lead to the giant component: continue the search from them.
  queue_ = above_;
  for (const VertexId v : above_) count += counts(v);
  for (std::size_t next = 0; next < queue_.size(); ++next) expand(queue_[next], true);
  return count;
}

}  // namespace filiera

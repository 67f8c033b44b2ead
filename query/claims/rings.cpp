// SPDX-License-Identifier: Apache-2.0
// Cycles of claims: strongly connected components (Boost.Graph), then a shortest cycle within each.
#include "query/claims/rings.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>

#include "graph/model/rows.hpp"

namespace filiera {
namespace {

class RingSearch {
 public:
  RingSearch(const KnowledgeGraph& graph, EdgeTypeId type)
      : graph_(graph), type_(type), edges_(Rows<Edge>::of(graph.vertex_count(), [&](auto&& visit) {
          for (ClaimId c = 0; c < graph.edge_count(); ++c)
            if (graph.type_of(c) == type && graph.has(graph.owner(c), affirmed))
              visit(graph.edge(c).source, graph.edge(c));
        })) {}

  std::vector<Ring> run() {
    std::vector<Ring> found;
    if (edges_.values.empty()) return found;
    component_.resize(edges_.size());
    const std::uint32_t count = boost::strong_components(
        edges_, boost::make_iterator_property_map(component_.begin(), get(boost::vertex_index, edges_)));
    std::vector<bool> done(count, false);
    for (VertexId v = 0; v < edges_.size(); ++v) {
      if (done[component_[v]] || !leads_on(v)) continue;
      done[component_[v]] = true;
      const std::vector<Edge> ring = shortest_ring(v);
      if (!share_a_day(ring)) continue;
      Ring told{type_, {}, ring.front().claim};
      for (const Edge& edge : ring) told.members.push_back(edge.source);
      found.push_back(std::move(told));
    }
    return found;
  }

 private:
  // Whether an edge leads from the vertex to its own component.
  bool leads_on(VertexId v) const {
    return std::ranges::any_of(edges_[v], [&](const Edge& edge) { return component_[edge.target] == component_[v]; });
  }

  // Breadth-first search within the component of the vertex, until an edge returns to it.
  std::vector<Edge> shortest_ring(VertexId start) const {
    struct Step {
      Edge edge;
      std::size_t before;
    };
    std::vector<Step> steps;
    const auto expand = [&](VertexId v, std::size_t before) -> std::vector<Edge> {
      for (const Edge& edge : edges_[v]) {
        if (component_[edge.target] != component_[start]) continue;
        if (edge.target == start) {
          std::vector<Edge> ring{edge};
          for (std::size_t at = before; at != SIZE_MAX; at = steps[at].before) ring.push_back(steps[at].edge);
          std::ranges::reverse(ring);
          return ring;
        }
        if (seen_.size() < edges_.size()) seen_.resize(edges_.size(), no_vertex);
        if (seen_[edge.target] == start) continue;
        seen_[edge.target] = start;
        steps.push_back({edge, before});
      }
      return {};
    };
    std::vector<Edge> ring = expand(start, SIZE_MAX);
    for (std::size_t next = 0; ring.empty() && next < steps.size(); ++next)
      ring = expand(steps[next].edge.target, next);
    return ring;
  }

  bool share_a_day(const std::vector<Edge>& ring) const {
    Day first = unbounded_past, last = unbounded_future;
    for (const Edge& edge : ring) {
      const Bounds bounds = graph_.bounds(edge.claim);
      first = std::max(first, bounds.start_earliest);
      last = std::min(last, bounds.end_latest);
    }
    return first <= last;
  }

  const KnowledgeGraph& graph_;
  EdgeTypeId type_;
  Rows<Edge> edges_;
  std::vector<std::uint32_t> component_;
  mutable std::vector<VertexId> seen_;  // by vertex: the start of the last search that reached it
};

}  // namespace

std::vector<Ring> rings(const KnowledgeGraph& graph, EdgeTypeId type) { return RingSearch(graph, type).run(); }

}  // namespace filiera

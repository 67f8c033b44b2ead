// SPDX-License-Identifier: Apache-2.0
// Transitive closures of families, parts, places and groups under a lens.
#include "graph/lens/closure.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

namespace filiera {
namespace {

// Calls visit(claim, neighbour) for the edges of the type that the walk follows from the vertex.
template <class Visit>
void each_edge(const KnowledgeGraph& graph, VertexId v, EdgeTypeId type, Walk walk, Visit visit) {
  if (walk == Walk::outward) {
    for (const ClaimId c : graph.out_claims(v, type)) visit(c, graph.edge(c).target);
  } else {
    for (const ClaimId c : graph.in_claims(v, type)) visit(c, graph.edge(c).source);
  }
}

// The claims of the edges of one type on cycles among the reached vertices.
void add_claims_on_cycles(const Lens& lens, const std::vector<Related>& reached, EdgeTypeId type, Walk walk,
                          std::vector<ClaimId>& claims) {
  const KnowledgeGraph& graph = lens.graph();
  boost::unordered_flat_map<VertexId, std::size_t> index_of;
  for (std::size_t i = 0; i < reached.size(); ++i) index_of.emplace(reached[i].vertex, i);
  struct IndexedEdge {
    ClaimId claim;
    std::size_t from, to;
  };
  std::vector<IndexedEdge> edges;
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph_of_type(reached.size());
  for (std::size_t i = 0; i < reached.size(); ++i)
    each_edge(graph, reached[i].vertex, type, walk, [&](ClaimId c, VertexId neighbour) {
      if (lens.premise(c) == Match::no) return;
      edges.push_back({c, i, index_of.at(neighbour)});
      boost::add_edge(i, edges.back().to, graph_of_type);
    });
  std::vector<std::size_t> component(reached.size());
  boost::strong_components(
      graph_of_type, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph_of_type)));
  for (const IndexedEdge& edge : edges)
    if (component[edge.from] == component[edge.to]) claims.push_back(edge.claim);
}

}  // namespace

std::vector<Related> closure(const Lens& lens, const std::vector<VertexId>& starts,
                             std::initializer_list<EdgeTypeId> types, Walk walk) {
  std::size_t walked = 0;
  std::vector<Related> found = reach(lens.graph(), starts, types, walk, [&](ClaimId c) {
    const Match match = lens.premise(c);
    walked += match != Match::no;
    return match;
  });
  // A forest has no cycle.
  if (walked + starts.size() <= found.size()) return found;
  std::vector<ClaimId> on_cycles;
  for (const EdgeTypeId type : types) add_claims_on_cycles(lens, found, type, walk, on_cycles);
  if (on_cycles.empty()) return found;
  std::sort(on_cycles.begin(), on_cycles.end());
  return reach(lens.graph(), starts, types, walk, [&](ClaimId c) {
    return at_most_possible(lens.premise(c), std::binary_search(on_cycles.begin(), on_cycles.end(), c));
  });
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The order in which shared lists are united.
#include "graph/ownership/shared_lists.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>

namespace filiera {

std::vector<std::vector<std::uint32_t>> components_in_order(
    const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges, std::size_t vertices,
    std::vector<std::uint32_t>& component) {
  const boost::compressed_sparse_row_graph<boost::directedS> graph(boost::edges_are_unsorted_multi_pass, edges.begin(),
                                                                   edges.end(), vertices);
  component.resize(vertices);
  const auto count = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), boost::get(boost::vertex_index, graph)));
  std::vector<std::vector<std::uint32_t>> members(count);
  for (std::uint32_t v = 0; v < vertices; ++v) members[component[v]].push_back(v);
  return members;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Exceptions to exceptions.
#include "graph/model/exception_order.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace filiera {

std::vector<Match> removed_by_exceptions(std::span<const Match> own, std::span<const ExceptionTo> exceptions) {
  std::vector<Match> removed(own.size(), Match::no);
  const auto removes = [&](const ExceptionTo& e) { return own[e.exception] != Match::no; };
  if (std::none_of(exceptions.begin(), exceptions.end(), removes)) return removed;
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(own.size());
  std::vector<std::vector<std::size_t>> exceptions_to(own.size());
  for (const ExceptionTo& e : exceptions)
    if (removes(e)) {
      boost::add_edge(e.exception, e.base, graph);
      exceptions_to[e.base].push_back(e.exception);
    }
  std::vector<std::size_t> component(own.size());
  const std::size_t components = boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
  std::vector<std::vector<std::size_t>> members(components);
  for (std::size_t i = 0; i < own.size(); ++i) members[component[i]].push_back(i);
  // boost::strong_components numbers components in reverse topological order, so that exceptions come first when
  // counting down.
  for (std::size_t c = components; c-- > 0;)
    for (const std::size_t i : members[c])
      for (const std::size_t by : exceptions_to[i])
        removed[i] = either(removed[i], component[by] == c ? Match::possible : without(own[by], removed[by]));
  return removed;
}

}  // namespace filiera

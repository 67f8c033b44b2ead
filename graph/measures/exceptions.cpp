// SPDX-License-Identifier: Apache-2.0
// Which measures an exception takes out, and to what degree.
#include "graph/measures/exceptions.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

#include "graph/measures/places_and_parties.hpp"

namespace filiera {

Numbers numbers_of(const std::vector<Candidate>& candidates) {
  Numbers numbers;
  for (std::size_t i = 0; i < candidates.size(); ++i) numbers.try_emplace(candidates[i].measure, i);
  return numbers;
}

void settle_exceptions(const Surroundings& around, std::vector<Candidate>& candidates) {
  const Numbers numbers = numbers_of(candidates);
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> exceptions(candidates.size());
  std::vector<bool> on_ring(candidates.size(), false);
  bool any = false;
  for (std::size_t i = 0; i < candidates.size(); ++i)
    each_exception(around, candidates, numbers, candidates[i].measure, [&](std::size_t by, ClaimId) {
      boost::add_edge(by, i, exceptions);
      any = true;
      if (by == i) on_ring[i] = true;
    });
  if (!any) return;
  std::vector<std::size_t> component(candidates.size());
  const std::size_t components = boost::strong_components(
      exceptions, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, exceptions)));
  // boost::strong_components numbers components in reverse topological order, so that exceptions come first when
  // counting down.
  std::vector<std::vector<std::size_t>> members(components);
  for (std::size_t i = 0; i < candidates.size(); ++i) members[component[i]].push_back(i);
  const Lens& lens = around.lens();
  for (std::size_t c = components; c-- > 0;)
    for (const std::size_t i : members[c]) {
      Candidate& candidate = candidates[i];
      const Match before = candidate.match();
      Match removed = on_ring[i] || members[c].size() > 1 ? Match::possible : Match::no;
      each_exception(around, candidates, numbers, candidate.measure, [&](std::size_t by, ClaimId) {
        if (component[by] != c)
          removed = either(removed, lens.unless_contested(candidates[by].claim, candidates[by].match()));
      });
      candidate.removed = removed;
      candidate.left = without(Match::certain, removed);
      candidate.exception_possible = before == Match::certain && removed == Match::possible;
    }
}

Match excepted_from_reach(VertexId rule, const Surroundings& around, const Hop& hop) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  Match match = Match::no;
  for (const ClaimId e : graph.in_claims(rule, types.exception_to)) {
    const VertexId exception = graph.edge(e).source;
    if (suspends(graph, exception)) continue;
    Rule parts;
    parts.to_place = graph.out_claims(exception, types.to_place);
    parts.from_place = graph.out_claims(exception, types.from_place);
    parts.on_party = graph.out_claims(exception, types.on_party);
    const auto goods = graph.out_claims(exception, types.applies_to);
    Match on_goods = goods.empty() ? Match::certain : hop.product == no_vertex ? Match::possible : Match::no;
    if (on_goods == Match::no) {
      const std::vector<Related> relatives = around.relatives(hop.product);
      for (const ClaimId stated : goods) on_goods = either(on_goods, match_of(relatives, graph.edge(stated).target));
    }
    match = either(match, both(both(on_goods, around.in_force(exception)), places_and_parties(parts, around, hop)));
  }
  return match;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Whether a hop matches the places and parties that a measure states.
#include "graph/measures/places_and_parties.hpp"

#include <algorithm>

#include "graph/measures/exceptions.hpp"

namespace filiera {
namespace {

// The targets of the edges by which a measure states one part of its rule (its places or its parties).
struct Targets {
  const KnowledgeGraph& graph;
  std::span<const ClaimId> edges;
  bool empty() const { return edges.empty(); }
  std::size_t size() const { return edges.size(); }
  VertexId operator[](std::size_t i) const { return graph.edge(edges[i]).target; }
};

// Conjunction over the parts; within a part, disjunction over its values. A part without values is certain.
template <class Values>
Match parts_among(const Values& to, const Values& from, const Values& on, const Surroundings& around, const Hop& hop,
                  Match reached = Match::no) {
  Match match = Match::certain;
  const auto part = [&](const Values& values, auto&& match_value, Match best = Match::no) {
    if (values.empty()) return;
    for (std::size_t i = 0; i < values.size(); ++i) best = either(best, match_value(values[i]));
    match = both(match, best);
  };
  part(to, [&](VertexId place) { return around.in_place(place, hop.destination, hop.recipient); });
  part(from, [&](VertexId place) { return around.in_place(place, no_vertex, hop.supplier); });
  part(
      on,
      [&](VertexId party) {
        return either(around.is_party(party, hop.supplier), around.is_party(party, hop.recipient));
      },
      reached);
  return match;
}

// The better of the two ends; what an exception takes out of an ownership rule is no match.
template <class Reaches>
ReachedEnd firmer_end(const Surroundings& around, const Hop& hop, Reaches reaches) {
  const auto excepted = [&](VertexId rule) { return excepted_from_reach(rule, around, hop); };
  ReachedEnd best;
  for (const VertexId party : {hop.recipient, hop.supplier}) {
    if (party == no_vertex) continue;
    const ReachingMeasure by = reaches(party, excepted);
    if (by.match > best.match) best = {party, by.rule, by.match};
  }
  return best;
}

ReachedEnd reached_end(const Prohibition& stated, const Surroundings& around, const Hop& hop) {
  if (!stated.reaches) return {};
  return firmer_end(around, hop, [&](VertexId party, const Ownership::Excepted& excepted) {
    return around.reached_from(stated.parties, party, excepted);
  });
}

}  // namespace

ReachedEnd reached_end(VertexId measure, const Surroundings& around, const Hop& hop) {
  return firmer_end(around, hop, [&](VertexId party, const Ownership::Excepted& excepted) {
    return around.reaches(measure, party, excepted);
  });
}

Match places_and_parties(const Rule& rule, const Surroundings& around, const Hop& hop) {
  const auto targets = [&](std::span<const ClaimId> edges) { return Targets{around.graph(), edges}; };
  const Match reached = rule.reaches ? reached_end(rule.measure, around, hop).match : Match::no;
  return parts_among(targets(rule.to_place), targets(rule.from_place), targets(rule.on_party), around, hop, reached);
}

std::shared_ptr<const ReachedHop> through_ownership(const Rule& rule, const Surroundings& around, const Hop& hop) {
  Match named = Match::no;
  for (const ClaimId e : rule.on_party)
    for (const VertexId member : {hop.supplier, hop.recipient})
      named = either(named, around.is_party(around.graph().edge(e).target, member));
  const ReachedEnd end = reached_end(rule.measure, around, hop);
  if (end.match <= named) return nullptr;
  return std::make_shared<const ReachedHop>(
      ReachedHop{end.party, end.rule, around.reach_chain({rule.measure, end.rule, end.match}, end.party)});
}

Match governs(const Prohibition& stated, const Surroundings& around, const Hop& hop) {
  Match goods = stated.goods.empty() ? Match::certain : Match::no;
  for (const VertexId named : stated.goods) goods = either(goods, around.relates(hop.product, named));
  const Match reached = reached_end(stated, around, hop).match;
  return both(goods, parts_among(stated.to_places, stated.from_places, stated.parties, around, hop, reached));
}

std::pair<Match, std::shared_ptr<const ReachedHop>> through_ownership(const Prohibition& stated,
                                                                      const Surroundings& around, const Hop& hop) {
  Match named = Match::no;
  for (const VertexId party : stated.parties)
    for (const VertexId member : {hop.supplier, hop.recipient}) named = either(named, around.is_party(party, member));
  const ReachedEnd end = reached_end(stated, around, hop);
  if (end.match <= named) return {Match::no, nullptr};
  return {end.match, std::make_shared<const ReachedHop>(
                         ReachedHop{end.party, end.rule, around.chain_from(stated.parties, end.rule, end.party)})};
}

}  // namespace filiera

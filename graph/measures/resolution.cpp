// SPDX-License-Identifier: Apache-2.0
// Which measures govern one hop on one day.
#include "graph/measures/resolution.hpp"

#include <algorithm>

#include "graph/measures/exceptions.hpp"
#include "graph/measures/places_and_parties.hpp"

namespace filiera {
namespace {

Candidate candidate_of(const Rule& rule, Match parts) {
  Candidate candidate;
  candidate.told = rule.told;
  candidate.measure = rule.measure;
  candidate.claim = rule.claim;
  candidate.effect = rule.effect;
  candidate.role = rule.role;
  candidate.goods = rule.goods;
  candidate.expected = rule.expected;
  candidate.prohibits = rule.prohibits;
  candidate.parts = parts;
  return candidate;
}

}  // namespace

std::vector<Candidate> resolve(const RuleIndex& index, const Surroundings& around, const Hop& hop) {
  const ProductRules& rules = index.of(hop);
  std::vector<Candidate> found = candidates_of(rules, around, hop);
  settle(rules, index, around, hop, *around.lens().options().as_of, found);
  return found;
}

void settle(const ProductRules& rules, const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
            std::vector<Candidate>& candidates) {
  put_in_time(around.lens(), day, candidates);
  drop_unmatched(candidates);
  if (rules.excepted) {
    settle_exceptions(around, candidates);
    drop_unmatched(candidates);
  }
  if (rules.complies) settle_compliance(index, around, hop, day, candidates);
}

std::vector<Candidate> candidates_of(const ProductRules& rules, const Surroundings& around, const Hop& hop) {
  std::vector<Candidate> found;
  for (const Rule& rule : rules.rules) {
    const Match parts = both(rule.goods.match, places_and_parties(rule, around, hop));
    if (parts == Match::no) continue;
    found.push_back(candidate_of(rule, parts));
    if (rule.reaches) found.back().through = through_ownership(rule, around, hop);
  }
  return found;
}

void put_in_time(const Lens& lens, DayRange day, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates)
    candidate.time = candidate.expected ? Match::no : holds(lens.bounds(candidate.claim), day);
}

void drop_unmatched(std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.match() == Match::no; });
}

void settle_compliance(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
                       std::vector<Candidate>& candidates) {
  const KnowledgeGraph& graph = around.graph();
  const Lens& lens = around.lens();
  around.each_compliance(hop.product, day, [&](ClaimId e, VertexId, Match complies) {
    const VertexId measure = graph.edge(e).target;
    if (index.lifted(measure)) return;
    std::erase_if(candidates, [&](Candidate& candidate) {
      if (candidate.measure != measure || candidate.role != MeasureRole::against) return false;
      // What is only planned to comply does not yet.
      candidate.parts = without(candidate.parts, at_most_possible(complies, !graph.real(e)));
      return candidate.parts == Match::no;
    });
    Candidate candidate;
    candidate.measure = measure;
    candidate.claim = graph.claim_of_vertex(measure);
    candidate.effect = index.effect_of(measure);
    candidate.role = MeasureRole::must_comply;
    candidate.expected = !graph.real(candidate.claim);
    candidate.told = lens.seen(candidate.claim);
    candidate.parts = complies;
    candidate.time = candidate.expected ? Match::certain : holds(lens.bounds(candidate.claim), day);
    if (candidate.match() != Match::no) candidates.push_back(candidate);
  });
}

Match prohibits(const Lens& lens, const Candidate& candidate) {
  return candidate.prohibits ? lens.unless_contested(candidate.claim, candidate.match()) : Match::no;
}

std::vector<VertexId> measures_on_ends(const Surroundings& around, const Hop& hop) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  std::vector<VertexId> measures;
  for (const VertexId end : {hop.supplier, hop.recipient}) {
    if (end == no_vertex) continue;
    for (const Related& group : around.groups_of(end))
      for (const ClaimId e : graph.in_claims(group.vertex, types.on_party)) measures.push_back(graph.edge(e).source);
    for (const VertexId measure : around.reaching_measures(end))
      if (!graph.out_claims(measure, types.reaches_by).empty()) measures.push_back(measure);
  }
  std::sort(measures.begin(), measures.end());
  measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
  return measures;
}

std::vector<Candidate> on_parties_alone(const RuleIndex& index, const Surroundings& around, const Hop& hop,
                                        DayRange day) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  std::vector<Candidate> found;
  for (const VertexId measure : measures_on_ends(around, hop)) {
    if (states_goods(graph, measure) || index.lifted(measure) || !graph.out_claims(measure, types.condition_of).empty())
      continue;
    const std::vector<Related> bases =
        reach(graph, {measure}, {types.exception_to}, Walk::outward, [](ClaimId) { return Match::certain; });
    if (std::any_of(bases.begin(), bases.end(), [&](const Related& base) { return states_goods(graph, base.vertex); }))
      continue;
    // What is excepted from a rule of ownership is left out where the rule reaches.
    if (std::any_of(bases.begin(), bases.end(),
                    [&](const Related& base) { return !graph.in_claims(base.vertex, types.reaches_by).empty(); }))
      continue;
    Rule rule;
    rule.measure = measure;
    rule.claim = graph.claim_of_vertex(measure);
    rule.effect = index.effect_of(measure);
    rule.expected = !graph.real(rule.claim);
    rule.told = around.lens().seen(rule.claim);
    rule.to_place = graph.out_claims(measure, types.to_place);
    rule.from_place = graph.out_claims(measure, types.from_place);
    rule.on_party = graph.out_claims(measure, types.on_party);
    rule.reaches = !rule.on_party.empty() && !graph.out_claims(measure, types.reaches_by).empty();
    const Match parts = places_and_parties(rule, around, hop);
    if (both(rule.told, parts) == Match::no) continue;
    const Match removed = excepted_from_listing(measure, around, hop, day, index.all_lifted());
    if (removed == Match::certain) continue;
    found.push_back(candidate_of(rule, parts));
    if (removed == Match::possible) {
      Candidate& candidate = found.back();
      candidate.removed = candidate.left = Match::possible;
      const ClaimId by = *graph.in_claims(measure, types.exception_to).begin();
      candidate.removed_by = graph.claim_of_vertex(graph.edge(by).source);
    }
    if (rule.reaches) found.back().through = through_ownership(rule, around, hop);
  }
  return found;
}

}  // namespace filiera

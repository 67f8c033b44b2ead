// SPDX-License-Identifier: Apache-2.0
// What of the measures on a product is the same for all its hops, and whether one of them bars a hop.
#include <algorithm>

#include "graph/measures/measures.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {
namespace {

constexpr std::uint8_t unknown = UINT8_MAX;

}  // namespace

void Measures::add_rule(std::vector<Rule>& found, VertexId measure, VertexId product) const {
  Rule rule;
  Candidate& candidate = rule.candidate;
  candidate.measure = measure;
  candidate.claim = graph_->claim_of_vertex(measure);
  candidate.effect = effect_of(measure);
  const Effect& effect = graph_->kinds().effects()[candidate.effect];
  candidate.role = effect.direction == Direction::against ? MeasureRole::against
                   : candidate.effect == permits_         ? MeasureRole::permits
                                                          : MeasureRole::favours;
  candidate.bars = effect.bars && candidate.role == MeasureRole::against;
  candidate.expected = !Lens::real(graph_->modality(candidate.claim));
  Match goods = goods_match(measure, product, applies_to_);
  // Goods that a favour goes against are governed through fil:insteadOf.
  const Match instead = goods_match(measure, product, instead_of_);
  if (candidate.role != MeasureRole::against && instead != Match::no && instead >= goods) {
    if (product != no_vertex || goods == Match::no) {
      candidate.role = MeasureRole::against;
      goods = instead;
    }
  }
  if (graph_->out_claims(measure, applies_to_).empty()) goods = either(goods, inherited_goods(measure, product));
  candidate.parts = both(goods, lens_->seen(candidate.claim));
  rule.time = lens_->bounds(candidate.claim);
  const bool timed = one_day_ && !any_time_;
  if (timed && !candidate.expected) candidate.time = holds(rule.time, *lens_->options().as_of);
  if (candidate.parts == Match::no || (timed && candidate.match() == Match::no)) return;
  rule.to_place = graph_->out_claims(measure, to_place_);
  rule.from_place = graph_->out_claims(measure, from_place_);
  rule.on_party = graph_->out_claims(measure, on_party_);
  found.push_back(rule);
}

Measures::Rules Measures::rules_for(VertexId product) const {
  std::vector<VertexId> measures;
  if (product != no_vertex) {
    measures = on_product(product);
  } else {
    measures.assign(graph_->data().goods_measures.begin(), graph_->data().goods_measures.end());
  }
  Rules rules;
  // Exceptions without goods of their own, and exceptions to them.
  for (std::size_t next = 0; next < measures.size(); ++next) {
    const ClaimRange exceptions = graph_->in_claims(measures[next], exception_to_);
    rules.excepted |= !exceptions.empty();
    for (const ClaimId e : exceptions)
      if (std::find(measures.begin(), measures.end(), graph_->edge(e).source) == measures.end())
        measures.push_back(graph_->edge(e).source);
  }
  for (const VertexId measure : measures)
    if (!lifted(measure)) add_rule(rules.rules, measure, product);
  if (product != no_vertex)
    for (const Related& family : families(product))
      rules.complies |= !graph_->out_claims(family.vertex, complies_with_).empty();
  rules.by_place = one_day_ && !rules.excepted && !rules.complies;
  if (!one_day_ && product != no_vertex) rules.turns = turns_of(product);
  for (const Rule& rule : rules.rules) {
    rules.ends |= !rule.to_place.empty() || !rule.on_party.empty();
    rules.suppliers |= !rule.from_place.empty() || !rule.on_party.empty();
    if (!one_day_)
      for (const Stated stated : {rule.to_place, rule.from_place, rule.on_party})
        for (const ClaimId e : stated) {
          const std::vector<Day>& turns = turns_of(graph_->edge(e).target);
          rules.turns.insert(rules.turns.end(), turns.begin(), turns.end());
        }
    if (!rule.candidate.bars || rule.candidate.expected) continue;
    rules.bars = true;
    rules.by_place &= rule.from_place.empty() && rule.on_party.empty();
  }
  sort_unique(rules.turns);
  return rules;
}

Measures::Rules& Measures::rules_of(VertexId product) const {
  const VertexId place = product == no_vertex ? graph_->vertex_count() : product;
  if (const std::uint32_t number = rules_number_.find(place); number != SparseNumbers::none) return rules_[number];
  rules_.push_back(rules_for(product));
  rules_number_.add(place, static_cast<std::uint32_t>(rules_.size() - 1));
  return rules_.back();
}

Match Measures::barred(const Hop& hop) const {
  Rules& rules = rules_of(hop.product);
  if (!rules.bars) return Match::no;
  const VertexId at = hop.destination != no_vertex ? hop.destination : hop.recipient;
  const bool remembered = rules.by_place && at != no_vertex;
  const std::uint32_t seat = remembered ? seat_number(at) : 0;
  if (remembered && seat < rules.barred.size() && rules.barred[seat] != unknown)
    return static_cast<Match>(rules.barred[seat]);

  Match barred = Match::no;
  if (!one_day_ || rules.excepted || rules.complies) {
    for (const Candidate& candidate : governing(hop)) barred = either(barred, barring(candidate));
    return barred;
  }
  for (const Rule& rule : rules.rules)
    if (const Match barring_at_all = barring(rule.candidate); barring_at_all != Match::no)
      barred = either(barred, both(barring_at_all, stated_parts(rule, hop)));
  if (remembered) {
    if (seat >= rules.barred.size()) rules.barred.resize(seats_.size(), unknown);
    rules.barred[seat] = static_cast<std::uint8_t>(barred);
  }
  return barred;
}

}  // namespace filiera

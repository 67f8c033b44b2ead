// SPDX-License-Identifier: Apache-2.0
// The measures that may govern the hops of a product.
#include "graph/measures/rules.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

RuleIndex::RuleIndex(const Surroundings& surroundings, const Lifted& lifted, InForce in_force)
    : around_(&surroundings),
      graph_(&surroundings.graph()),
      lifted_(&lifted),
      in_force_(in_force),
      permits_(*graph_->kinds().find_effect(vocab::fil_permits)),
      // Each day of a sweep is asked about few products: keep a hash table instead of an array.
      number_(std::size_t{graph_->vertex_count()} + 1, in_force == InForce::any_time ? 0 : SIZE_MAX) {}

bool RuleIndex::lifted(VertexId measure) const { return std::binary_search(lifted_->begin(), lifted_->end(), measure); }

EffectId RuleIndex::effect_of(VertexId measure) const {
  const auto [known, fresh] = effects_.try_emplace(measure);
  if (fresh) {
    const TermId effect = graph_->object(graph_->term_of_vertex(measure), vocab::fil_effect);
    const auto found = graph_->kinds().find_effect(graph_->terms().value(effect));
    if (!found) throw_damaged_data();
    known->second = *found;
  }
  return known->second;
}

std::vector<VertexId> RuleIndex::on_product(VertexId product) const {
  std::vector<VertexId> found;
  const MeasureEdgeTypes& types = around_->types();
  for (const Related& family : around_->measured_relatives(product))
    for (const EdgeTypeId type : {types.applies_to, types.instead_of})
      for (const ClaimId e : graph_->in_claims(family.vertex, type)) found.push_back(graph_->edge(e).source);
  for (const Related& measure : around_->coded_measures(product)) found.push_back(measure.vertex);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

Match RuleIndex::goods_match(VertexId measure, VertexId product, EdgeTypeId type) const {
  const auto goods = graph_->out_claims(measure, type);
  const bool by_code = type == around_->types().applies_to && around_->states_code(measure);
  if (goods.empty() && !by_code) return Match::no;
  if (product == no_vertex) {
    const bool any = std::any_of(goods.begin(), goods.end(),
                                 [&](ClaimId e) { return graph_->edge(e).target == around_->any_product(); });
    return any ? Match::certain : Match::possible;
  }
  if (product_ != product) {
    relatives_.clear();
    for (const Related& related : around_->measured_relatives(product))
      relatives_.emplace(related.vertex, related.match);
    coded_ = around_->coded_measures(product);
    product_ = product;
  }
  Match match = by_code ? match_of(coded_, measure) : Match::no;
  for (const ClaimId e : goods)
    if (const auto found = relatives_.find(graph_->edge(e).target); found != relatives_.end())
      match = either(match, found->second);
  return match;
}

// The goods of exceptions that state none: those of the measure that they are an exception to, at any depth. One match
// for each measure; no for measures that state goods. Linear: each of the two degrees of match passes each edge once.
std::vector<Match> RuleIndex::inherited_goods(const std::vector<VertexId>& measures, VertexId product) const {
  const MeasureEdgeTypes& types = around_->types();
  std::unordered_map<VertexId, std::size_t> index_of;
  for (std::size_t i = 0; i < measures.size(); ++i) index_of.emplace(measures[i], i);
  std::vector<Match> inherited(measures.size(), Match::no);
  for (const Match level : {Match::certain, Match::possible}) {
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < measures.size(); ++i)
      if (either(goods_match(measures[i], product, types.applies_to),
                 goods_match(measures[i], product, types.instead_of)) >= level)
        reached.push_back(i);
    for (std::size_t next = 0; next < reached.size(); ++next)
      for (const ClaimId e : graph_->in_claims(measures[reached[next]], types.exception_to)) {
        const VertexId exception = graph_->edge(e).source;
        const auto at = index_of.find(exception);
        if (at == index_of.end() || inherited[at->second] >= level) continue;
        if (!graph_->out_claims(exception, types.applies_to).empty() || around_->states_code(exception)) continue;
        inherited[at->second] = level;
        reached.push_back(at->second);
      }
  }
  return inherited;
}

void RuleIndex::add_rule(std::vector<Rule>& rules, VertexId measure, VertexId product, Match inherited) const {
  const MeasureEdgeTypes& types = around_->types();
  const Lens& lens = around_->lens();
  Rule rule;
  rule.measure = measure;
  rule.claim = graph_->claim_of_vertex(measure);
  rule.effect = effect_of(measure);
  const Effect& effect = graph_->kinds().effects()[rule.effect];
  rule.role = effect.direction == Direction::against ? MeasureRole::against
              : rule.effect == permits_              ? MeasureRole::permits
                                                     : MeasureRole::favours;
  rule.expected = !graph_->real(rule.claim);
  rule.prohibits = effect.prohibits && rule.role == MeasureRole::against && !rule.expected;
  rule.goods = goods_match(measure, product, types.applies_to);
  // A measure that favours goods is against the goods that it names with fil:insteadOf.
  const Match instead = goods_match(measure, product, types.instead_of);
  if (rule.role != MeasureRole::against && instead != Match::no && instead >= rule.goods)
    if (product != no_vertex || rule.goods == Match::no) {
      rule.role = MeasureRole::against;
      rule.goods = instead;
    }
  rule.goods = either(rule.goods, inherited);
  rule.told = lens.seen(rule.claim);
  rule.time = lens.bounds(rule.claim);
  if (both(rule.goods, rule.told) == Match::no) return;
  if (in_force_ == InForce::on_the_day && !rule.expected && holds(rule.time, *lens.options().as_of) == Match::no)
    return;
  if (rule.prohibits && in_force_ == InForce::on_the_day)
    rule.prohibition =
        lens.unless_contested(rule.claim, both(both(rule.goods, rule.told), holds(rule.time, *lens.options().as_of)));
  rule.to_place = graph_->out_claims(measure, types.to_place);
  rule.from_place = graph_->out_claims(measure, types.from_place);
  rule.on_party = graph_->out_claims(measure, types.on_party);
  rule.reaches = !rule.on_party.empty() && !graph_->out_claims(measure, types.reaches_by).empty();
  rules.push_back(rule);
}

bool RuleIndex::of_parties_alone(VertexId measure) const {
  const MeasureEdgeTypes& types = around_->types();
  const auto named = graph_->out_claims(measure, types.on_party);
  return !named.empty() && graph_->in_claims(measure, types.exception_to).empty() &&
         std::none_of(named.begin(), named.end(),
                      [&](ClaimId e) { return graph_->kind_of_vertex(graph_->edge(e).target) == Kind::group; });
}

const RuleIndex::OnGoods& RuleIndex::on_goods(VertexId goods) const {
  const auto [known, fresh] = on_goods_.try_emplace(goods);
  OnGoods& found = known->second;
  if (!fresh) return found;
  for (const EdgeTypeId type : {around_->types().applies_to, around_->types().instead_of})
    for (const ClaimId e : graph_->in_claims(goods, type)) {
      const VertexId measure = graph_->edge(e).source;
      if (of_parties_alone(measure))
        found.parties_left_out = true;
      else
        found.measures.push_back(measure);
    }
  return found;
}

const std::vector<VertexId>& RuleIndex::concerning(VertexId party) const {
  const auto [known, fresh] = concerning_.try_emplace(party);
  std::vector<VertexId>& found = known->second;
  if (!fresh) return found;
  const MeasureEdgeTypes& types = around_->types();
  const auto add_naming = [&](VertexId named) {
    for (const ClaimId e : graph_->in_claims(named, types.on_party)) found.push_back(graph_->edge(e).source);
  };
  for (const Related& group : around_->groups_of(party)) add_naming(group.vertex);
  if (graph_->kind_of_vertex(party) == Kind::group)
    for (const ClaimId e : graph_->in_claims(party, types.member_of)) add_naming(graph_->edge(e).source);
  const std::vector<VertexId> reaching = around_->reaching_measures(party);
  found.insert(found.end(), reaching.begin(), reaching.end());
  std::erase_if(found, [this](VertexId measure) { return !of_parties_alone(measure); });
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<VertexId> RuleIndex::concerning(const Hop& hop) const {
  std::vector<VertexId> found;
  std::ranges::set_union(concerning(hop.supplier), concerning(hop.recipient), std::back_inserter(found));
  return found;
}

ProductRules RuleIndex::rules_for(VertexId product, const std::optional<std::vector<VertexId>>& parties) const {
  const MeasureEdgeTypes& types = around_->types();
  const bool one_day = around_->lens().on_one_day();
  ProductRules rules;
  std::vector<VertexId> measures;
  const auto counts = [&](VertexId measure) {
    if (!parties || !of_parties_alone(measure)) return true;
    rules.parties_left_out = true;
    return false;
  };
  if (!parties) {
    if (product != no_vertex)
      measures = on_product(product);
    else
      std::ranges::set_union(graph_->data().goods_measures, around_->measures_on_codes(), std::back_inserter(measures));
  } else if (product != no_vertex) {
    for (const Related& family : around_->measured_relatives(product)) {
      const OnGoods& on = on_goods(family.vertex);
      measures.insert(measures.end(), on.measures.begin(), on.measures.end());
      rules.parties_left_out |= on.parties_left_out;
    }
    for (const Related& measure : around_->coded_measures(product))
      if (counts(measure.vertex)) measures.push_back(measure.vertex);
  } else {
    const std::vector<VertexId> on_codes = around_->measures_on_codes();
    std::ranges::set_union(graph_->data().goods_measures, on_codes, std::back_inserter(measures));
    std::erase_if(measures, [&](VertexId measure) { return !counts(measure); });
  }
  if (parties) measures.insert(measures.end(), parties->begin(), parties->end());
  std::sort(measures.begin(), measures.end());
  measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
  // Exceptions without goods of their own, and exceptions to them.
  const std::size_t on_goods = measures.size();
  std::unordered_set<VertexId> met;
  for (std::size_t next = 0; next < measures.size(); ++next)
    for (const ClaimId e : graph_->in_claims(measures[next], types.exception_to)) {
      if (!rules.excepted) met.insert(measures.begin(), measures.end());
      rules.excepted = true;
      if (const VertexId by = graph_->edge(e).source; !met.contains(by) && counts(by)) {
        met.insert(by);
        measures.push_back(by);
      }
    }
  const std::vector<Match> inherited =
      rules.excepted ? inherited_goods(measures, product) : std::vector<Match>(on_goods, Match::no);
  for (std::size_t i = 0; i < measures.size(); ++i)
    if (!lifted(measures[i])) add_rule(rules.rules, measures[i], product, inherited[i]);
  if (product != no_vertex)
    for (const Related& family : around_->families(product))
      rules.complies |= !graph_->out_claims(family.vertex, types.complies_with).empty();
  rules.by_seat = one_day && !rules.excepted && !rules.complies;
  for (const Rule& rule : rules.rules) {
    rules.by_destination |= !rule.to_place.empty() || !rule.on_party.empty();
    rules.by_supplier |= !rule.from_place.empty() || !rule.on_party.empty();
    if (!one_day)
      for (const auto& stated : {rule.to_place, rule.from_place, rule.on_party})
        for (const ClaimId e : stated) {
          const std::vector<Day>& days = around_->breakpoints(graph_->edge(e).target);
          rules.breakpoints.insert(rules.breakpoints.end(), days.begin(), days.end());
        }
    rules.reaches |= rule.reaches;
    if (!rule.prohibits) continue;
    rules.prohibits = true;
    rules.by_seat &= rule.from_place.empty() && rule.on_party.empty();
  }
  if (!one_day && product != no_vertex && (!rules.rules.empty() || rules.complies)) {
    const std::vector<Day>& days = around_->breakpoints(product);
    rules.breakpoints.insert(rules.breakpoints.end(), days.begin(), days.end());
  }
  sort_unique(rules.breakpoints);
  return rules;
}

std::uint32_t RuleIndex::number_of(const Hop& hop) const {
  const VertexId at = hop.product == no_vertex ? graph_->vertex_count() : hop.product;
  std::uint32_t number = number_.find(at);
  if (number == IdMap::none) {
    rules_.push_back(rules_for(hop.product, std::vector<VertexId>()));
    number = number_.add(at, static_cast<std::uint32_t>(rules_.size() - 1)).first;
  }
  if (!rules_[number].parties_left_out) return number;
  // A part of the hop that nobody states may be any party.
  std::optional<std::vector<VertexId>> parties;
  if (hop.supplier != no_vertex && hop.recipient != no_vertex) parties = concerning(hop);
  if (parties && parties->empty()) return number;
  const auto [known, fresh] = of_parties_.try_emplace({at, std::move(parties)});
  if (fresh) {
    rules_.push_back(rules_for(hop.product, known->first.second));
    known->second = static_cast<std::uint32_t>(rules_.size() - 1);
  }
  return known->second;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The measures that may govern the hops of a product.
#include "graph/measures/rules.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

RuleIndex::RuleIndex(const Surroundings& surroundings, const Lifted& lifted, InForce in_force, const RuleIndex* any_day)
    : around_(&surroundings),
      graph_(&surroundings.graph()),
      lifted_(&lifted),
      in_force_(in_force),
      any_day_(any_day),
      permits_(*graph_->kinds().find_effect(vocab::fil_permits)),
      // Each day of a sweep is asked about few products: keep a hash table instead of an array.
      number_(std::size_t{graph_->vertex_count()} + 1, in_force == InForce::any_time ? 0 : SIZE_MAX) {}

bool RuleIndex::lifted(VertexId measure) const { return std::binary_search(lifted_->begin(), lifted_->end(), measure); }

EffectId RuleIndex::effect_of(VertexId measure) const {
  const auto [known, fresh] = effects_.try_emplace(measure);
  if (fresh) {
    const std::optional<EffectId> found = graph_->effect(measure);
    if (!found) throw_damaged_data();
    known->second = *found;
  }
  return known->second;
}

std::vector<VertexId> RuleIndex::on_product(VertexId product) const {
  return stating_goods(product, {Include::all}).measures;
}

const ProductGoods& RuleIndex::goods_of(VertexId product) const {
  if (!goods_ || goods_->product() != product) goods_.emplace(*around_, product);
  return *goods_;
}

void RuleIndex::add_rule(std::vector<Rule>& rules, VertexId measure, VertexId product,
                         const GoodsMatch& inherited) const {
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
  rule.goods = goods_of(product).applied(measure);
  // A measure that favours goods is against the goods that it names with fil:insteadOf.
  const GoodsMatch instead = goods_of(product).instead(measure);
  if (rule.role != MeasureRole::against && instead.match != Match::no && instead.match >= rule.goods.match)
    if (product != no_vertex || rule.goods.match == Match::no) {
      rule.role = MeasureRole::against;
      rule.goods = instead;
    }
  rule.goods = firmer(rule.goods, inherited);
  rule.told = lens.seen(rule.claim);
  rule.time = lens.bounds(rule.claim);
  if (both(rule.goods.match, rule.told) == Match::no) return;
  if (in_force_ == InForce::on_the_day && !rule.expected && holds(rule.time, *lens.options().as_of) == Match::no)
    return;
  if (rule.prohibits && in_force_ == InForce::on_the_day)
    rule.prohibition = lens.unless_contested(
        rule.claim, both(both(rule.goods.match, rule.told), holds(rule.time, *lens.options().as_of)));
  rule.to_place = graph_->out_claims(measure, types.to_place);
  rule.from_place = graph_->out_claims(measure, types.from_place);
  rule.on_party = graph_->out_claims(measure, types.on_party);
  rule.reaches = !rule.on_party.empty() && !graph_->out_claims(measure, types.reaches_by).empty();
  rules.push_back(rule);
}

bool RuleIndex::limits_suspensions(VertexId measure) const {
  if (graph_->out_claims(measure, around_->types().exception_to).empty()) return false;
  const std::vector<VertexId>& limits = around_->limits_of_suspensions();
  return std::binary_search(limits.begin(), limits.end(), measure);
}

bool RuleIndex::of_parties_alone(VertexId measure) const {
  const MeasureEdgeTypes& types = around_->types();
  const auto named = graph_->out_claims(measure, types.on_party);
  return !named.empty() && graph_->in_claims(measure, types.exception_to).empty() &&
         std::none_of(named.begin(), named.end(),
                      [&](ClaimId e) { return graph_->kind_of_vertex(graph_->edge(e).target) == Kind::group; });
}

bool RuleIndex::is_listing(VertexId measure) const {
  const MeasureEdgeTypes& types = around_->types();
  const VertexId any = around_->any_product();
  const auto stated = graph_->out_claims(measure, types.applies_to);
  return any != no_vertex && of_parties_alone(measure) &&
         std::any_of(stated.begin(), stated.end(), [&](ClaimId e) { return graph_->edge(e).target == any; }) &&
         graph_->out_claims(measure, types.to_place).empty() && graph_->out_claims(measure, types.from_place).empty() &&
         graph_->out_claims(measure, types.exception_to).empty() &&
         graph_->kinds().effects()[effect_of(measure)].direction == Direction::against;
}

const RuleIndex::OnGoods& RuleIndex::on_goods(VertexId goods) const {
  if (any_day_) return any_day_->on_goods(goods);
  const auto [known, fresh] = on_goods_.try_emplace(goods);
  OnGoods& found = known->second;
  if (!fresh || goods == no_vertex) return found;
  for (const EdgeTypeId type : {around_->types().applies_to, around_->types().instead_of})
    for (const ClaimId e : graph_->in_claims(goods, type)) {
      const VertexId measure = graph_->edge(e).source;
      (is_listing(measure)         ? found.listings
       : of_parties_alone(measure) ? found.party_bound
                                   : found.measures)
          .push_back(measure);
    }
  return found;
}

const std::vector<VertexId>& RuleIndex::concerning(VertexId party) const {
  const auto [known, fresh] = concerning_.try_emplace(party);
  std::vector<VertexId>& found = known->second;
  if (!fresh || party == no_vertex) return found;
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

RuleIndex::StatingGoods RuleIndex::stating_goods(VertexId product, const PartyBound& parties) const {
  StatingGoods found;
  const auto add_all = [&](const std::vector<VertexId>& measures) {
    found.measures.insert(found.measures.end(), measures.begin(), measures.end());
  };
  const auto includes = [&](VertexId measure) {
    return parties.include == Include::all || !of_parties_alone(measure) ||
           (parties.include == Include::concerned_and_open && !is_listing(measure));
  };
  const auto add = [&](VertexId measure) {
    if (includes(measure))
      found.measures.push_back(measure);
    else
      found.parties_left_out = true;
  };
  if (product == no_vertex) {
    for (const VertexId measure : graph_->data().goods_measures) add(measure);
    for (const VertexId measure : around_->measures_on_codes()) add(measure);
  } else {
    // Each list is made once, so that the party-bound measures on the same goods are not visited for each product.
    for (const Related& goods : around_->measured_relatives(product)) {
      const OnGoods& on = on_goods(goods.vertex);
      const auto add_or_leave = [&](const std::vector<VertexId>& measures, bool included) {
        if (included) add_all(measures);
        found.parties_left_out |= !included && !measures.empty();
      };
      add_all(on.measures);
      add_or_leave(on.party_bound, parties.include != Include::concerned);
      add_or_leave(on.listings, parties.include == Include::all);
    }
    for (const Related& measure : around_->coded_measures(product)) add(measure.vertex);
  }
  add_all(parties.concerned);
  std::sort(found.measures.begin(), found.measures.end());
  found.measures.erase(std::unique(found.measures.begin(), found.measures.end()), found.measures.end());
  return found;
}

ProductRules RuleIndex::rules_for(VertexId product, const PartyBound& parties) const {
  const MeasureEdgeTypes& types = around_->types();
  const bool one_day = around_->lens().on_one_day();
  ProductRules rules;
  StatingGoods stating = stating_goods(product, parties);
  std::vector<VertexId>& measures = stating.measures;
  rules.parties_left_out = stating.parties_left_out;
  // Exceptions without goods of their own, and exceptions to them.
  std::unordered_set<VertexId> met;
  for (std::size_t next = 0; next < measures.size(); ++next)
    for (const ClaimId e : graph_->in_claims(measures[next], types.exception_to)) {
      if (!rules.excepted) met.insert(measures.begin(), measures.end());
      rules.excepted = true;
      const VertexId by = graph_->edge(e).source;
      if (parties.include == Include::concerned && of_parties_alone(by))
        rules.parties_left_out = true;
      else if (met.insert(by).second)
        measures.push_back(by);
    }
  const std::vector<GoodsMatch> inherited = rules.excepted ? inherited_goods(*around_, goods_of(product), measures)
                                                           : std::vector<GoodsMatch>(measures.size());
  for (std::size_t i = 0; i < measures.size(); ++i)
    if (!lifted(measures[i]) && !limits_suspensions(measures[i]))
      add_rule(rules.rules, measures[i], product, inherited[i]);
  rules.complies = !around_->complying(product).empty();
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
    rules_.push_back(rules_for(hop.product, {}));
    number = number_.add(at, static_cast<std::uint32_t>(rules_.size() - 1)).first;
  }
  if (!rules_[number].parties_left_out) return number;
  const bool open = hop.supplier == no_vertex || hop.recipient == no_vertex;
  PartyBound parties{open ? Include::concerned_and_open : Include::concerned, concerning(hop)};
  if (!open && parties.concerned.empty()) return number;
  const auto [known, fresh] = of_parties_.try_emplace({at, std::move(parties)});
  if (fresh) {
    rules_.push_back(rules_for(hop.product, known->first.second));
    known->second = static_cast<std::uint32_t>(rules_.size() - 1);
  }
  return known->second;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The families, groups, places and owners around the parts of a hop.
#include "graph/measures/surroundings.hpp"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_set.hpp>
#include <iterator>
#include <tuple>
#include <utility>

#include "graph/lens/closure.hpp"
#include "graph/model/edges_of_type.hpp"
#include "graph/model/single_search_budget.hpp"
#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Related vertices in order of first occurrence, each once with its best match.
class Gathered {
 public:
  explicit Gathered(std::vector<Related> related) : related_(std::move(related)) {}

  std::size_t size() const { return related_.size(); }
  const Related& operator[](std::size_t at) const { return related_[at]; }
  std::vector<Related> take() { return std::move(related_); }

  bool contains(VertexId vertex) { return index_of(vertex) < related_.size(); }
  void add(VertexId vertex, Match match) {
    const std::size_t index = index_of(vertex);
    if (index == related_.size())
      related_.push_back({vertex, match});
    else
      related_[index].match = either(related_[index].match, match);
  }
  // The index of the vertex, or the size if it is absent. A linear search while there are few vertices, then a hash
  // table.
  std::size_t index_of(VertexId vertex) {
    if (related_.size() <= few) {
      const auto is = [&](const Related& r) { return r.vertex == vertex; };
      return static_cast<std::size_t>(std::find_if(related_.begin(), related_.end(), is) - related_.begin());
    }
    for (std::size_t next = indices_.size(); next < related_.size(); ++next)
      indices_.emplace(related_[next].vertex, next);
    const auto found = indices_.find(vertex);
    return found == indices_.end() ? related_.size() : found->second;
  }

 private:
  static constexpr std::size_t few = 16;
  std::vector<Related> related_;
  boost::unordered_flat_map<VertexId, std::size_t> indices_;
};

}  // namespace

MeasureEdgeTypes::MeasureEdgeTypes(const KnowledgeGraph& graph)
    : applies_to(graph.core(vocab::fil_appliesTo)),
      instead_of(graph.core(vocab::fil_insteadOf)),
      to_place(graph.core(vocab::fil_toPlace)),
      from_place(graph.core(vocab::fil_fromPlace)),
      on_party(graph.core(vocab::fil_onParty)),
      exception_to(graph.core(vocab::fil_exceptionTo)),
      condition_of(graph.core(vocab::fil_conditionOf)),
      kind_of(graph.core(vocab::fil_kindOf)),
      input_to(graph.core(vocab::fil_inputTo)),
      located_in(graph.core(vocab::fil_locatedIn)),
      member_of(graph.core(vocab::fil_memberOf)),
      complies_with(graph.core(vocab::fil_compliesWith)),
      complement_of(graph.core(vocab::fil_complementOf)),
      reaches_by(graph.core(vocab::fil_reachesBy)) {}

Surroundings::Surroundings(const Lens& lens, Lifted lifted, Planned planned)
    : Surroundings(lens, Asked::about_any, std::make_shared<const Codes>(lens.graph()), std::move(lifted), planned,
                   std::make_shared<OnAllDays>()) {
  on_all_days_->ownership = std::make_shared<OwnershipDays>(
      lens, lens.on_one_day() ? OwnershipDays::Asked::one_day : OwnershipDays::Asked::many_days);
}

Surroundings::Surroundings(const Lens& lens, const Surroundings& other)
    : Surroundings(lens, Asked::about_few, other.codes_, other.lifted_, other.planned_, other.on_all_days_) {}

Surroundings::Surroundings(const Lens& lens, Asked asked, std::shared_ptr<const Codes> codes, Lifted lifted,
                           Planned planned, std::shared_ptr<OnAllDays> on_all_days)
    : lens_(&lens),
      graph_(&lens.graph()),
      types_(lens.graph()),
      codes_(std::move(codes)),
      any_product_(no_vertex),
      places_(lens, asked == Asked::about_few ? 0 : SIZE_MAX),
      lifted_(std::move(lifted)),
      planned_(planned),
      on_all_days_(std::move(on_all_days)) {
  if (const TermId any = graph_->terms().find_iri(vocab::fil_AnyProduct); any != no_term)
    any_product_ = graph_->find_vertex(any);
}

std::unique_ptr<Ownership> Surroundings::make_ownership(std::vector<VertexId> banned) const {
  if (!lens_->on_one_day() && !day_) day_.emplace(lens_->on(0));
  return std::make_unique<Ownership>(
      day_ ? *day_ : *lens_, [this](VertexId place, VertexId party) { return in_place(place, no_vertex, party); },
      lifted_, std::move(banned), on_all_days_->ownership, planned_);
}

Ownership& Surroundings::ownership() const {
  if (!ownership_) ownership_ = make_ownership({});
  return *ownership_;
}

Ownership& Surroundings::ownership_from(const std::vector<VertexId>& banned) const {
  std::unique_ptr<Ownership>& known = with_bans_[banned];
  if (!known) known = make_ownership(banned);
  return *known;
}

const std::vector<VertexId>& Surroundings::rules_of_reach() const {
  auto& known = on_all_days_->rules_of_reach;
  if (!known) known = reaching_rules(*graph_);
  return *known;
}

const std::vector<VertexId>& Surroundings::rules_of_bans() const {
  auto& known = on_all_days_->rules_of_bans;
  if (!known) known = stated_rules(*graph_);
  return *known;
}

const std::vector<VertexId>& Surroundings::limits_of_suspensions() const {
  auto& known = on_all_days_->limits_of_suspensions;
  if (!known) known = filiera::limits_of_suspensions(*graph_, rules_of_bans());
  return *known;
}

ReachingMeasure Surroundings::reaches(VertexId measure, VertexId party, const Ownership::Excepted& excepted) const {
  return ownership().reaches(measure, party, excepted);
}

std::vector<ReachingMeasure> Surroundings::reaching(VertexId party, const Ownership::Excepted& excepted) const {
  std::map<VertexId, ReachingMeasure> best;
  for (const VertexId rule : rules_of_reach()) {
    const std::span<const ReachingMeasure> measures = ownership().reaching(rule, party);
    if (measures.empty()) continue;
    const Match taken = excepted(rule);
    for (const ReachingMeasure& by : measures) {
      const Match left = without(by.match, taken);
      if (ReachingMeasure& known = best[by.measure]; left > known.match) known = {by.measure, rule, left};
    }
  }
  std::vector<ReachingMeasure> found;
  for (const auto& [measure, reaching] : best)
    if (reaching.match != Match::no) found.push_back(reaching);
  return found;
}

ReachChain Surroundings::reach_chain(const ReachingMeasure& by, VertexId party, std::size_t most) const {
  return ownership().chain(by.rule, party, &by, most);
}

UpstreamIndex Surroundings::upstream_index(std::vector<VertexId> rules) const {
  return {*lens_, std::move(rules), [this](VertexId party) -> const std::vector<Day>& { return breakpoints(party); }};
}

const Upstream& Surroundings::upstream(VertexId party) const {
  if (!upstream_) upstream_.emplace(upstream_index({}));
  return upstream_->of(party);
}

const std::vector<Day>& Surroundings::ban_breakpoints(VertexId party) const {
  if (!upstream_of_bans_) upstream_of_bans_.emplace(upstream_index(rules_of_bans()));
  return *upstream_of_bans_->of(party).days;
}

std::vector<VertexId> Surroundings::reaching_measures(VertexId party) const {
  if (rules_of_reach().empty()) return {};
  if (!lens_->on_one_day()) return *upstream(party).measures;
  std::vector<VertexId> found;
  for (const VertexId rule : rules_of_reach())
    for (const ReachingMeasure& reaching : ownership().reaching(rule, party)) found.push_back(reaching.measure);
  return found;
}

ReachingMeasure Surroundings::reached_from(const std::vector<VertexId>& banned, VertexId party,
                                           const Ownership::Excepted& excepted) const {
  ReachingMeasure best;
  for (const VertexId rule : rules_of_bans()) {
    const Match match = ownership_from(banned).reached_from_banned(rule, party);
    if (match <= best.match) continue;
    if (const Match left = without(match, excepted(rule)); left > best.match) best = {no_vertex, rule, left};
  }
  return best;
}

ReachChain Surroundings::chain_from(const std::vector<VertexId>& banned, VertexId rule, VertexId party) const {
  return ownership_from(banned).chain(rule, party);
}

std::vector<Related> Surroundings::closure(VertexId start, EdgeTypeId type, Walk walk) const {
  const bool leads_on =
      walk == Walk::outward ? !graph_->out_claims(start, type).empty() : !graph_->in_claims(start, type).empty();
  return leads_on ? filiera::closure(*lens_, {start}, {type}, walk) : std::vector<Related>{{start, Match::certain}};
}

const std::vector<Related>& Surroundings::families(VertexId product) const {
  const auto known = families_.find(product);
  if (known != families_.end()) return known->second;
  Gathered found(closure(product, types_.kind_of, Walk::outward));
  for (const Related& variant : closure(product, types_.kind_of, Walk::inward))
    found.add(variant.vertex, Match::possible);
  return families_.emplace(product, found.take()).first->second;
}

Match Surroundings::family_match(VertexId product, VertexId other) const {
  const auto [known, fresh] = family_matches_.try_emplace(product);
  if (fresh)
    for (const Related& family : families(product)) known->second.emplace(family.vertex, family.match);
  const auto found = known->second.find(other);
  return found == known->second.end() ? Match::no : found->second;
}

bool Surroundings::any_complies() const {
  std::optional<bool>& any = on_all_days_->any_complies;
  if (!any) {
    any = false;
    each_edge_of_type(*graph_, types_.complies_with, [&](ClaimId) {
      any = true;
      return false;
    });
  }
  return *any;
}

// Searches from the products that comply with something to their kin, once searches from each product cost more.
Surroundings::ProductRelations Surroundings::complying_products() const {
  std::vector<VertexId> complying;
  each_edge_of_type(*graph_, types_.complies_with, [&](ClaimId e) {
    complying.push_back(graph_->edge(e).source);
    return true;
  });
  std::sort(complying.begin(), complying.end());
  complying.erase(std::unique(complying.begin(), complying.end()), complying.end());
  ProductRelations relations;
  for (const VertexId product : complying)
    for (const Related& kin : kin_of({product})) relations.push_back({kin.vertex, {product, kin.match}});
  sort(relations);
  return relations;
}

const std::vector<Related>& Surroundings::complying(VertexId product) const {
  static const std::vector<Related> none;
  if (product == no_vertex || !any_complies()) return none;
  const auto [known, fresh] = complying_.try_emplace(product);
  std::vector<Related>& found = known->second;
  if (!fresh) return found;
  if (!complied_) {
    if (!searched_enough()) {
      const std::vector<Related>& all = families(product);
      searched_ += all.size();
      std::ranges::copy_if(all, std::back_inserter(found), [this](const Related& family) {
        return !graph_->out_claims(family.vertex, types_.complies_with).empty();
      });
      std::ranges::sort(found, {}, &Related::vertex);
      return found;
    }
    complied_ = complying_products();
  }
  found = related_to_product(*complied_, product);
  return found;
}

const std::vector<Related>& Surroundings::groups_of(VertexId vertex) const {
  auto known = groups_.find(vertex);
  if (known == groups_.end()) known = groups_.emplace(vertex, closure(vertex, types_.member_of, Walk::outward)).first;
  return known->second;
}

std::vector<Related> Surroundings::relatives(VertexId product) const {
  Gathered found(families(product));
  for (const Related& whole : reach(*graph_, {product}, {types_.input_to, types_.kind_of}, Walk::outward,
                                    [this](ClaimId c) { return premise(c); }))
    found.add(whole.vertex, Match::possible);
  if (any_product_ != no_vertex) found.add(any_product_, Match::certain);
  return found.take();
}

bool Surroundings::is_measured(VertexId product) const {
  return !graph_->in_claims(product, types_.applies_to).empty() ||
         !graph_->in_claims(product, types_.instead_of).empty();
}

std::vector<Related> Surroundings::kin_of(const std::vector<VertexId>& goods) const {
  Gathered found(filiera::closure(*lens_, goods, {types_.kind_of}, Walk::inward));
  for (const Related& family : filiera::closure(*lens_, goods, {types_.kind_of}, Walk::outward))
    found.add(family.vertex, Match::possible);
  return found.take();
}

std::vector<Related> Surroundings::related_to(const std::vector<VertexId>& goods) const {
  Gathered found(kin_of(goods));
  for (const Related& input :
       reach(*graph_, goods, {types_.input_to, types_.kind_of}, Walk::inward, [this](ClaimId c) { return premise(c); }))
    found.add(input.vertex, Match::possible);
  return found.take();
}

Match Surroundings::relates(VertexId product, VertexId goods) const {
  if (goods == any_product_) return Match::certain;
  if (product == no_vertex) return Match::possible;
  const auto [known, fresh] = related_to_.try_emplace(goods);
  if (fresh)
    for (const Related& related : related_to({goods})) known->second.emplace(related.vertex, related.match);
  const auto found = known->second.find(product);
  return found == known->second.end() ? Match::no : found->second;
}

void Surroundings::sort(ProductRelations& relations) {
  std::sort(relations.begin(), relations.end(), [](const ProductRelation& a, const ProductRelation& b) {
    return std::tie(a.product, a.related.vertex) < std::tie(b.product, b.related.vertex);
  });
}

std::vector<Related> Surroundings::related_to_product(const ProductRelations& relations, VertexId product) {
  std::vector<Related> found;
  for (auto relation = std::ranges::lower_bound(relations, product, {}, &ProductRelation::product);
       relation != relations.end() && relation->product == product; ++relation)
    found.push_back(relation->related);
  return found;
}

bool Surroundings::searched_enough() const { return searched_ > single_search_budget(*graph_); }

std::optional<std::vector<Related>> Surroundings::searched_relatives(VertexId product) const {
  if (searched_enough()) return std::nullopt;
  std::vector<Related> found = relatives(product);
  searched_ += found.size();
  return found;
}

// Searches from the goods of all measures to their relatives: searching from each product would repeat the same chains.
Surroundings::ProductRelations Surroundings::measured_goods() const {
  std::vector<VertexId> goods;
  for (const VertexId measure : graph_->data().goods_measures)
    for (const EdgeTypeId type : {types_.applies_to, types_.instead_of})
      for (const ClaimId e : graph_->out_claims(measure, type)) goods.push_back(graph_->edge(e).target);
  std::sort(goods.begin(), goods.end());
  goods.erase(std::unique(goods.begin(), goods.end()), goods.end());
  ProductRelations relations;
  for (const VertexId stated : goods)
    if (stated != any_product_)
      for (const Related& related : related_to({stated}))
        relations.push_back({related.vertex, {stated, related.match}});
  sort(relations);
  return relations;
}

std::vector<Related> Surroundings::measured_relatives(VertexId product) const {
  std::vector<Related> found;
  if (graph_->data().goods_measures.empty()) return found;
  if (!measured_) {
    if (const auto all = searched_relatives(product)) {
      std::ranges::copy_if(*all, std::back_inserter(found), [this](const Related& r) { return is_measured(r.vertex); });
      return found;
    }
    measured_ = measured_goods();
  }
  found = related_to_product(*measured_, product);
  if (any_product_ != no_vertex && is_measured(any_product_)) found.push_back({any_product_, Match::certain});
  return found;
}

// The same search for the goods that carry the codes of each measure.
Surroundings::ProductRelations Surroundings::measures_by_codes() const {
  ProductRelations relations;
  for (const VertexId measure : measures_on_codes())
    for (const Code& code : codes_of(*graph_, graph_->term_of_vertex(measure))) {
      for (const Related& related : related_to(codes_->within(code, Kind::product)))
        relations.push_back({related.vertex, {measure, related.match}});
      for (const Related& related : related_to(codes_->holding(code, Kind::product)))
        relations.push_back({related.vertex, {measure, Match::possible}});
    }
  sort(relations);
  return relations;
}

std::vector<Related> Surroundings::coded_measures(VertexId product) const {
  Gathered found({});
  if (codes_->empty()) return found.take();
  const auto add_codes_of = [&](const Related& relative) {
    for (const Code& code : codes_of(*graph_, graph_->term_of_vertex(relative.vertex))) {
      for (const VertexId measure : codes_->holding(code, Kind::measure)) found.add(measure, relative.match);
      for (const VertexId measure : codes_->within(code, Kind::measure)) found.add(measure, Match::possible);
    }
  };
  if (!coded_) {
    if (const auto all = searched_relatives(product)) {
      std::ranges::for_each(*all, add_codes_of);
      return found.take();
    }
    coded_ = measures_by_codes();
  }
  for (const Related& related : related_to_product(*coded_, product)) found.add(related.vertex, related.match);
  if (any_product_ != no_vertex) add_codes_of({any_product_, Match::certain});
  return found.take();
}

bool Surroundings::states_code(VertexId measure) const {
  return !codes_->empty() && !codes_of(*graph_, graph_->term_of_vertex(measure)).empty();
}

Match Surroundings::in_place(VertexId place, VertexId destination, VertexId party) const {
  const VertexId at = destination != no_vertex ? destination : party;
  return at == no_vertex ? Match::possible : places_.in_place(places_.seat_number(at), place);
}

Match Surroundings::is_party(VertexId party, VertexId member) const {
  if (member == no_vertex) return Match::possible;
  if (const Match match = match_of(groups_of(member), party); match != Match::no) return match;
  if (graph_->kind_of_vertex(member) == Kind::group) {
    for (const ClaimId e : graph_->out_claims(party, types_.member_of))
      if (graph_->edge(e).target == member && lens_->premise(e) != Match::no) return Match::possible;
  }
  return Match::no;
}

Match Surroundings::flows_into(VertexId product, VertexId into) const {
  const auto known = flows_into_.find(product);
  if (known != flows_into_.end())
    if (const auto match = known->second.find(into); match != known->second.end()) return match->second;
  Match match = Match::no;
  if (flow_is_acyclic()) {
    for (const Match least : {Match::certain, Match::possible})
      if (match == Match::no && flow_leads(product, into, least)) match = least;
  } else {
    match = match_of(filiera::closure(*lens_, {product}, {types_.kind_of, types_.input_to}, Walk::outward), into);
  }
  flows_into_[product].emplace(into, match);
  return match;
}

bool Surroundings::flow_is_acyclic() const {
  std::optional<bool>& known = on_all_days_->flow_is_acyclic;
  if (known) return *known;
  known = true;
  for (const EdgeTypeId type : {types_.kind_of, types_.input_to}) {
    std::vector<std::uint32_t> degree(graph_->vertex_count(), 0);  // edges from vertices that have not been removed
    std::vector<VertexId> removed;
    for (VertexId v = 0; v < graph_->vertex_count(); ++v) {
      degree[v] = *graph_->in_claims(v, type).end() - *graph_->in_claims(v, type).begin();
      if (degree[v] == 0) removed.push_back(v);
    }
    for (std::size_t next = 0; next < removed.size(); ++next)
      for (const ClaimId c : graph_->out_claims(removed[next], type))
        if (const VertexId target = graph_->edge(c).target; --degree[target] == 0) removed.push_back(target);
    known = *known && removed.size() == graph_->vertex_count();
  }
  return *known;
}

// From both ends, one step at a time, until they meet or one of them leads no further.
bool Surroundings::flow_leads(VertexId from, VertexId to, Match least) const {
  if (from == to) return true;
  struct Side {
    Walk walk;
    std::vector<VertexId> reached;
    boost::unordered_flat_set<VertexId> met;
    std::size_t next = 0;
  };
  Side sides[] = {{Walk::outward, {from}, {from}}, {Walk::inward, {to}, {to}}};
  for (bool inward = false;; inward = !inward) {
    Side &side = sides[inward], &other = sides[!inward];
    if (side.next == side.reached.size()) return false;
    const VertexId at = side.reached[side.next++];
    bool meets = false;
    const auto step = [&](ClaimId c, VertexId v) {
      if (premise(c) < least || !side.met.insert(v).second) return;
      meets |= other.met.contains(v);
      side.reached.push_back(v);
    };
    for (const EdgeTypeId type : {types_.kind_of, types_.input_to})
      if (side.walk == Walk::outward)
        for (const ClaimId c : graph_->out_claims(at, type)) step(c, graph_->edge(c).target);
      else
        for (const ClaimId c : graph_->in_claims(at, type)) step(c, graph_->edge(c).source);
    if (meets) return true;
  }
}

bool Surroundings::complies_always(ClaimId claim) const {
  return !graph_->has(claim, start_stated) && !graph_->has(claim, end_stated);
}

Match Surroundings::complies(ClaimId claim, DayRange day) const {
  const Match in_time = complies_always(claim) ? Match::certain : holds(lens_->bounds(claim), day);
  return lens_->unless_contested(claim, both(lens_->seen(claim), in_time));
}

const ReachTree& Surroundings::tree(VertexId stated, PartTie tie) const {
  if (const auto known = trees_.find({stated, tie}); known != trees_.end()) return known->second;
  if (in_trees_ > 8 * std::size_t{graph_->vertex_count()} + 4096) {
    trees_.clear();
    in_trees_ = 0;
  }
  const auto search = [&](std::initializer_list<EdgeTypeId> types, Walk walk) {
    return reach_tree(*graph_, stated, types, walk, [this](ClaimId c) { return premise(c); });
  };
  ReachTree& tree = trees_[{stated, tie}];
  switch (tie) {
    case PartTie::kind:
      tree = search({types_.kind_of}, Walk::inward);
      break;
    case PartTie::variant:
      tree = search({types_.kind_of}, Walk::outward);
      break;
    case PartTie::part:
      tree = search({types_.kind_of, types_.input_to}, Walk::inward);
      break;
    case PartTie::place:
      tree = search({types_.located_in}, Walk::inward);
      break;
    case PartTie::group:
      tree = search({types_.member_of}, Walk::inward);
      break;
  }
  in_trees_ += tree.size() + 1;
  return tree;
}

ClaimChain Surroundings::searched_chain(VertexId stated, VertexId part, EdgeTypeId type) const {
  ClaimChain chain;
  if (graph_->out_claims(part, type).empty()) return chain;
  const ReachTree tree = reach_tree(*graph_, part, {type}, Walk::outward, [this](ClaimId c) { return premise(c); });
  in_chains_ += tree.size();
  for (auto last = tree.find(stated); last != tree.end(); last = tree.find(graph_->edge(last->second).source))
    chain.claims.push_back(last->second);
  std::reverse(chain.claims.begin(), chain.claims.end());
  chain.shortened = chain.claims.size() > ClaimChain::most;
  if (chain.shortened) chain.claims.resize(ClaimChain::most);
  return chain;
}

ClaimChain Surroundings::chain(VertexId stated, VertexId part, PartTie tie) const {
  ClaimChain chain;
  if (stated == part) return chain;
  // More lies in a place, or belongs to a group, than around one part of a hop.
  const bool wide = tie == PartTie::place || tie == PartTie::group;
  if (wide && in_chains_ <= single_search_budget(*graph_))
    return searched_chain(stated, part, tie == PartTie::place ? types_.located_in : types_.member_of);
  const ReachTree& tree = this->tree(stated, tie);
  for (auto at = tree.find(part); at != tree.end(); at = tree.find(part)) {
    if (chain.claims.size() == ClaimChain::most) {
      chain.shortened = true;
      break;
    }
    chain.claims.push_back(at->second);
    const Edge edge = graph_->edge(at->second);
    part = tie == PartTie::variant ? edge.source : edge.target;
  }
  if (tie == PartTie::variant) std::reverse(chain.claims.begin(), chain.claims.end());
  return chain;
}

bool Surroundings::any_dated(About about) const {
  std::optional<bool>& known = any_dated_[static_cast<std::size_t>(about)];
  if (known) return *known;
  const std::array types = about == About::products
                               ? std::array{types_.kind_of, types_.input_to, types_.complies_with}
                               : std::array{types_.located_in, types_.member_of, types_.complement_of};
  known = false;
  for (const EdgeTypeId type : types)
    if (!*known)
      each_edge_of_type(*graph_, type, [&](ClaimId c) {
        known = lens_->bounds(c) != every_day;
        return !*known;
      });
  return *known;
}

const std::vector<Day>& Surroundings::breakpoints(VertexId vertex) const {
  const auto [known, fresh] = breakpoints_.try_emplace(vertex);
  std::vector<Day>& days = known->second;
  if (!fresh) return days;
  if (graph_->kind_of_vertex(vertex) == Kind::product) {
    days = days_towards(vertex, [this] { return goods_of_measures(); });
    if (!any_dated(About::products)) return days;
    for (const Related& family : complying(vertex))
      for (const ClaimId e : graph_->out_claims(family.vertex, types_.complies_with))
        if (!complies_always(e)) add_breakpoints(days, lens_->bounds(e));
  } else if (any_dated(About::places_and_parties)) {
    reach(*graph_, {vertex}, {types_.located_in, types_.member_of, types_.complement_of}, Walk::outward,
          [&](ClaimId c) {
            add_breakpoints(days, lens_->bounds(c));
            return Match::certain;
          });
  }
  sort_unique(days);
  return days;
}

const std::vector<Day>& Surroundings::breakpoints(VertexId product, const std::vector<VertexId>& goods) const {
  const auto [known, fresh] = towards_.try_emplace({goods, product});
  if (fresh) known->second = days_towards(product, [&] { return goods; });
  return known->second;
}

std::vector<VertexId> Surroundings::goods_of_measures() const {
  std::vector<VertexId> goods;
  for (const VertexId measure : graph_->data().goods_measures)
    for (const EdgeTypeId type : {types_.applies_to, types_.instead_of})
      for (const ClaimId e : graph_->out_claims(measure, type)) goods.push_back(graph_->edge(e).target);
  for (const VertexId measure : measures_on_codes())
    for (const Code& code : codes_of(*graph_, graph_->term_of_vertex(measure)))
      for (const std::vector<VertexId>& coded :
           {codes_->within(code, Kind::product), codes_->holding(code, Kind::product)})
        goods.insert(goods.end(), coded.begin(), coded.end());
  each_edge_of_type(*graph_, types_.complies_with, [&](ClaimId e) {
    goods.push_back(graph_->edge(e).source);
    return true;
  });
  std::sort(goods.begin(), goods.end());
  goods.erase(std::unique(goods.begin(), goods.end()), goods.end());
  return goods;
}

template <class Goods>
std::vector<Day> Surroundings::days_towards(VertexId product, Goods goods) const {
  std::vector<Day> days;
  if (!any_dated(About::products)) return days;
  std::vector<ClaimId> onward, back;  // on ways from the product, and on those to it
  const auto collect = [&](std::vector<ClaimId>& claims) {
    return [this, &claims](ClaimId c) {
      if (lens_->bounds(c) != every_day) claims.push_back(c);
      return Match::certain;
    };
  };
  reach(*graph_, {product}, {types_.kind_of, types_.input_to}, Walk::outward, collect(onward));
  reach(*graph_, {product}, {types_.kind_of}, Walk::inward, collect(back));
  // Each day costs a look at all of them: leave out what leads to none of the goods.
  constexpr std::size_t few = 64;
  if (onward.size() + back.size() > few) {
    const auto any = [](ClaimId) { return Match::certain; };
    boost::unordered_flat_set<VertexId> below, above;
    const std::vector<VertexId> wanted = goods();
    for (const Related& r : reach(*graph_, wanted, {types_.kind_of, types_.input_to}, Walk::inward, any))
      below.insert(r.vertex);
    for (const Related& r : reach(*graph_, wanted, {types_.kind_of}, Walk::outward, any)) above.insert(r.vertex);
    std::erase_if(onward, [&](ClaimId c) { return !below.contains(graph_->edge(c).target); });
    std::erase_if(back, [&](ClaimId c) { return !above.contains(graph_->edge(c).source); });
  }
  for (const std::vector<ClaimId>* claims : {&onward, &back})
    for (const ClaimId c : *claims) add_breakpoints(days, lens_->bounds(c));
  sort_unique(days);
  return days;
}

}  // namespace filiera

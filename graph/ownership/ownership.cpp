// SPDX-License-Identifier: Apache-2.0
// Measures that reach parties through ownership.
#include "graph/ownership/ownership.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <tuple>
#include <utility>

#include "graph/lens/closure.hpp"
#include "graph/model/edges_of_type.hpp"
#include "graph/model/single_search_budget.hpp"
#include "graph/model/value_forms.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::optional<StatedReach> stated_reach(const KnowledgeGraph& graph, VertexId measure) {
  const TermId node = graph.object(graph.term_of_vertex(measure), vocab::fil_reachesOwned);
  if (node == no_term) return std::nullopt;
  StatedReach stated;
  stated.rule.counts = {};
  bool counts = false;
  const TermTable& terms = graph.terms();
  for (const Quad& quad : graph.statements(node)) {
    const std::string_view predicate = terms.value(quad.predicate), value = terms.value(quad.object);
    const bool yes = is_true_text(value);
    if (predicate == vocab::fil_threshold)
      if (const auto threshold = Decimal::parse(value)) stated.rule.threshold = Quantity(*threshold);
    if (predicate == vocab::fil_strict) stated.rule.strict = yes;
    if (predicate == vocab::fil_aggregate) stated.rule.aggregate = yes;
    if (predicate == vocab::fil_indirect) stated.rule.indirect = yes;
    if (predicate == vocab::fil_byControl) stated.rule.by_control = yes;
    if (predicate == vocab::fil_method && value == vocab::fil_multiplication)
      stated.rule.method = ReachMethod::multiplication;
    if (predicate == vocab::fil_onlyOutside)
      if (const VertexId place = graph.find_vertex(quad.object); place != no_vertex)
        stated.only_outside.push_back(place);
    if (predicate != vocab::fil_interest) continue;
    for (std::size_t kind = 0; kind < interest_count; ++kind)
      if (value == iri_of(static_cast<Interest>(kind))) stated.rule.counts[kind] = counts = true;
  }
  if (!counts) stated.rule.counts[static_cast<std::size_t>(Interest::shareholding)] = true;
  return stated;
}

std::vector<VertexId> reaching_rules(const KnowledgeGraph& graph) {
  std::vector<VertexId> rules;
  if (graph.terms().find_iri(vocab::fil_reachesOwned) == no_term) return rules;
  const EdgeTypeId reaches_by = graph.core(vocab::fil_reachesBy);
  each_edge_of_type(graph, reaches_by, [&](ClaimId e) {
    if (const VertexId rule = graph.edge(e).target; rules.empty() || rules.back() != rule) rules.push_back(rule);
    return true;
  });
  std::sort(rules.begin(), rules.end());
  rules.erase(std::unique(rules.begin(), rules.end()), rules.end());
  std::erase_if(
      rules, [&](VertexId rule) { return graph.kind_of_vertex(rule) != Kind::measure || !stated_reach(graph, rule); });
  return rules;
}

std::vector<VertexId> stated_rules(const KnowledgeGraph& graph) {
  std::vector<VertexId> rules;
  if (graph.terms().find_iri(vocab::fil_reachesOwned) == no_term) return rules;
  for (VertexId v = 0; v < graph.vertex_count(); ++v)
    if (graph.kind_of_vertex(v) == Kind::measure && stated_reach(graph, v)) rules.push_back(v);
  return rules;
}

std::vector<VertexId> exceptions_to_rules(const Lens& lens) {
  const KnowledgeGraph& graph = lens.graph();
  const auto& as_of = lens.options().as_of;
  std::vector<VertexId> found;
  for (const VertexId rule : reaching_rules(graph))
    for (const ClaimId e : graph.in_claims(rule, graph.core(vocab::fil_exceptionTo))) {
      const ClaimId claim = graph.owner(e);
      if (told_as_real(lens, claim) == Match::no) continue;
      if (as_of && holds(lens.bounds(claim), *as_of) == Match::no) continue;
      found.push_back(graph.edge(e).source);
    }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

bool plans_reach(const KnowledgeGraph& graph) {
  if (graph.terms().find_iri(vocab::fil_reachesOwned) == no_term) return false;
  const OwnershipEdgeTypes types(graph);
  bool any = false, planned = false;
  each_edge_of_type(graph, types.reaches_by, [&](ClaimId e) {
    any = true;
    const ClaimId rule = graph.claim_of_vertex(graph.edge(e).target);
    planned = !graph.real(graph.owner(e)) || (rule != no_claim && !graph.real(rule));
    return !planned;
  });
  if (!any || planned) return planned;
  static_assert(sizeof(Modality) == 1);
  const std::span<const Modality> modalities = graph.data().claim_modality.slice(0, graph.edge_count());
  for (std::size_t m = 0; m < graph.kinds().modalities().size(); ++m) {
    if (graph.kinds().modality(static_cast<Modality>(m)).real) continue;
    for (std::size_t edge = 0; edge < modalities.size(); ++edge) {
      const void* const found = std::memchr(modalities.data() + edge, static_cast<int>(m), modalities.size() - edge);
      if (found == nullptr) break;
      edge = static_cast<std::size_t>(static_cast<const Modality*>(found) - modalities.data());
      const EdgeTypeId type = graph.type_of(static_cast<ClaimId>(edge));
      if (type == types.owns || type == types.parent_of || type == types.joint_with) return true;
    }
  }
  return false;
}

// The holdings of the day, with what one rule says.
class Ownership::Holdings final : public GraphHoldings {
 public:
  Holdings(const Ownership& ownership, VertexId rule, std::vector<VertexId> only_outside)
      : GraphHoldings(*ownership.lens_, ownership.days_, ownership.planned_),
        ownership_(&ownership),
        rule_(rule),
        only_outside_(std::move(only_outside)) {}
  Match listed(PartyId party) const override {
    Match match = ownership_->banned(party);
    for (const ReachingMeasure& listing : ownership_->listings(rule_, party)) match = either(match, listing.match);
    return match;
  }
  Match reachable(PartyId party) const override {
    Match inside = Match::no;
    for (const VertexId place : only_outside_) inside = either(inside, ownership_->inside_(place, party));
    return without(Match::certain, inside);
  }

 private:
  const Ownership* ownership_;
  VertexId rule_;
  std::vector<VertexId> only_outside_;
};

struct Ownership::OfRule {
  Match in_force;
  ReachRule rule;
  Holdings holdings;
  std::unique_ptr<Reach> reach;
  bool everything = false;
  OfRule(const Ownership& ownership, VertexId vertex, StatedReach stated)
      : in_force(ownership.in_force_on_some(vertex)),
        rule(stated.rule),
        holdings(ownership, vertex, std::move(stated.only_outside)),
        reach(std::make_unique<Reach>(holdings, rule)) {}
};

Ownership::Ownership(const Lens& lens, Inside inside, std::vector<VertexId> lifted, std::vector<VertexId> banned,
                     std::shared_ptr<OwnershipDays> days, Planned planned)
    : lens_(&lens),
      graph_(&lens.graph()),
      types_(lens.graph()),
      inside_(std::move(inside)),
      suspensions_(lens, days ? days : std::make_shared<OwnershipDays>(lens, OwnershipDays::Asked::one_day),
                   std::move(lifted), planned),
      banned_(std::move(banned)),
      days_(std::move(days)),
      planned_(planned) {}

Ownership::~Ownership() = default;

bool Ownership::has_members(VertexId group) const {
  const ClaimRange edges = graph_->in_claims(group, types_.member_of);
  return std::any_of(edges.begin(), edges.end(),
                     [this](ClaimId edge) { return lens_->circumstance(edge) != Match::no; });
}

void Ownership::add_listings(VertexId named, Match belongs, std::vector<ReachingMeasure>& found) const {
  for (const ClaimId edge : graph_->in_claims(named, types_.on_party)) {
    const VertexId measure = graph_->edge(edge).source;
    const auto by = graph_->out_claims(measure, types_.reaches_by);
    if (by.empty()) continue;
    const Match match = both(belongs, in_force(measure));
    if (match == Match::no) continue;
    for (const ClaimId e : by) found.push_back({measure, graph_->edge(e).target, match});
  }
}

std::span<const ReachingMeasure> Ownership::listings(VertexId party) const {
  const auto groups = graph_->out_claims(party, types_.member_of);
  if (groups.empty() && graph_->in_claims(party, types_.on_party).empty()) return {};
  std::unique_ptr<std::vector<ReachingMeasure>>& known = listings_[party];
  if (known) return *known;
  known = std::make_unique<std::vector<ReachingMeasure>>();
  std::vector<ReachingMeasure>& found = *known;
  // A group with members is not listed itself: they are. What it holds in its own name is possibly theirs.
  const bool of_members = graph_->kind_of_vertex(party) == Kind::group && has_members(party);
  if (!of_members || !graph_->out_claims(party, types_.owns).empty())
    add_listings(party, of_members ? Match::possible : Match::certain, found);
  if (!groups.empty())
    for (const auto& [group, match] : closure(*lens_, {party}, {types_.member_of}, Walk::outward))
      if (group != party) add_listings(group, match, found);
  std::sort(found.begin(), found.end(), [](const ReachingMeasure& a, const ReachingMeasure& b) {
    return std::tuple(a.rule, a.measure, -static_cast<int>(a.match)) <
           std::tuple(b.rule, b.measure, -static_cast<int>(b.match));
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const ReachingMeasure& a, const ReachingMeasure& b) {
                            return a.rule == b.rule && a.measure == b.measure;
                          }),
              found.end());
  return found;
}

std::span<const ReachingMeasure> Ownership::listings(VertexId rule, VertexId party) const {
  return std::ranges::equal_range(listings(party), rule, {}, &ReachingMeasure::rule);
}

Match Ownership::banned(VertexId party) const {
  if (banned_.empty()) return Match::no;
  Match match = Match::no;
  for (const auto& [group, firm] : closure(*lens_, {party}, {types_.member_of}, Walk::outward))
    if (std::find(banned_.begin(), banned_.end(), group) != banned_.end()) match = either(match, firm);
  return match;
}

Ownership::OfRule& Ownership::of_rule(VertexId rule) {
  std::unique_ptr<OfRule>& known = rules_[rule];
  if (!known) {
    auto stated = stated_reach(*graph_, rule);
    if (!stated) throw_damaged_data();
    known = std::make_unique<OfRule>(*this, rule, std::move(*stated));
  }
  return *known;
}

ReachedParty Ownership::reached(VertexId rule, VertexId party) {
  OfRule& of = of_rule(rule);
  ReachedParty answer = of.reach->of(party);
  const Match by_rule = both(answer.match, of.in_force);
  if (!answer.listed) {
    answer.match = by_rule;
    return answer;
  }
  answer.match = either(of.holdings.listed(party), by_rule);
  return answer;
}

std::span<const ReachingMeasure> Ownership::reaching(VertexId rule, VertexId party) {
  const auto [known, fresh] = reaching_.try_emplace({rule, party});
  std::vector<ReachingMeasure>& found = known->second;
  if (!fresh) return found;
  OfRule& of = of_rule(rule);
  if (of.in_force == Match::no) return found;
  work_out_all_if_walked(rule);
  for (const auto& [listed, match] : of.reach->listed_behind(party))
    for (const ReachingMeasure& listing : listings(rule, listed))
      if (const Match firm = both(both(match, of.in_force), listing.match); firm != Match::no)
        found.push_back({listing.measure, rule, firm});
  std::sort(found.begin(), found.end(), [](const ReachingMeasure& a, const ReachingMeasure& b) {
    return a.measure != b.measure ? a.measure < b.measure : a.match > b.match;
  });
  found.erase(std::unique(found.begin(), found.end(),
                          [](const ReachingMeasure& a, const ReachingMeasure& b) { return a.measure == b.measure; }),
              found.end());
  return found;
}

ReachingMeasure Ownership::reaches(VertexId measure, VertexId party, const Excepted& excepted) {
  ReachingMeasure best{measure, no_vertex, Match::no};
  for (const ClaimId by : graph_->out_claims(measure, types_.reaches_by)) {
    const std::span<const ReachingMeasure> measures = reaching(graph_->edge(by).target, party);
    const auto at = std::lower_bound(measures.begin(), measures.end(), measure,
                                     [](const ReachingMeasure& row, VertexId m) { return row.measure < m; });
    if (at == measures.end() || at->measure != measure || at->match <= best.match) continue;
    if (const Match left = without(at->match, excepted(at->rule)); left > best.match) best = {measure, at->rule, left};
  }
  return best;
}

Match Ownership::reached_from_banned(VertexId rule, VertexId party) {
  const auto [known, fresh] = from_banned_.try_emplace({rule, party}, Match::no);
  Match& match = known->second;
  OfRule& of = of_rule(rule);
  if (!fresh || of.in_force == Match::no) return match;
  work_out_all_if_walked(rule);
  for (const auto& [listed, firm] : of.reach->listed_behind(party))
    match = either(match, both(both(firm, of.in_force), banned(listed)));
  return match;
}

// Parties far down the same chains would walk them again and again.
void Ownership::work_out_all_if_walked(VertexId rule) {
  if (of_rule(rule).reach->walked() > single_search_budget(*graph_)) work_out_all(rule);
}

std::vector<ClaimId> Ownership::holdings_of_members(VertexId rule, VertexId party) {
  return of_rule(rule).reach->holdings_of_members(party);
}

std::optional<ClaimId> Ownership::joint_claim(VertexId rule, VertexId owner) {
  OfRule& of = of_rule(rule);
  if (of.reach->of(owner).member != Match::no) return std::nullopt;
  for (const Tie& tie : of.holdings.joint_with(owner))
    if (of.reach->of(tie.party).member != Match::no) return tie.claim;
  return std::nullopt;
}

std::span<const Register> Ownership::registers(VertexId rule, VertexId asset) {
  return of_rule(rule).reach->registers().of(asset);
}

bool Ownership::lists_owner(const std::vector<ClaimId>& claims, const ReachingMeasure& by) const {
  const auto lists = [&](VertexId party) {
    const std::span<const ReachingMeasure> found = listings(by.rule, party);
    return std::ranges::binary_search(found, by.measure, {}, &ReachingMeasure::measure);
  };
  return std::ranges::any_of(claims, [&](ClaimId claim) {
    const Edge edge = graph_->edge(claim);
    return lists(edge.source) || (graph_->type_of(claim) == types_.joint_with && lists(edge.target));
  });
}

std::optional<VertexId> Ownership::root_of(VertexId party, const ReachingMeasure& by) {
  OfRule& of = of_rule(by.rule);
  if (of.rule.aggregate) return std::nullopt;
  std::optional<VertexId> best;
  Match firmest = Match::no;
  for (const auto& [listed, match] : of.reach->listed_behind(party))
    for (const ReachingMeasure& listing : listings(by.rule, listed))
      if (listing.measure == by.measure && both(match, listing.match) > firmest) {
        firmest = both(match, listing.match);
        best = listed;
      }
  return best;
}

std::vector<Reach::Step> Ownership::way(VertexId party, const ReachingMeasure& by, std::span<const ClaimId> first) {
  OfRule& of = of_rule(by.rule);
  if (!of.rule.aggregate || searched_ > single_search_budget(*graph_)) return {};
  const Reading reading = by.match == Match::certain ? Reading::least : Reading::most;
  if (!ways_ || ways_->rule != by.rule || ways_->party != party || ways_->reading != reading) {
    ways_.emplace(Ways{by.rule, party, reading, of.reach->ways_to(party, reading, first), {}, {}});
    searched_ += ways_->steps.size();
    for (std::size_t i = 0; i < ways_->steps.size(); ++i) {
      ways_->at.try_emplace(ways_->steps[i].member, i);
      for (const ReachingMeasure& listing : listings(by.rule, ways_->steps[i].member))
        if (present(listing.match, reading)) ways_->nearest.try_emplace(listing.measure, i);
    }
  }
  std::vector<Reach::Step> found;
  const auto nearest = ways_->nearest.find(by.measure);
  if (nearest == ways_->nearest.end()) return found;
  for (std::size_t at = nearest->second;; at = ways_->at.at(found.back().asset)) {
    found.push_back(ways_->steps[at]);
    if (found.back().asset == party) break;
  }
  std::reverse(found.begin(), found.end());
  return found;
}

std::vector<ClaimId> Ownership::claims_of(VertexId rule, const Reach::Step& step) {
  OfRule& of = of_rule(rule);
  std::vector<ClaimId> claims = of.reach->claims_of(step);
  if (claims.empty()) return claims;
  const Edge edge = graph_->edge(claims.front());
  if (edge.source == step.member) return claims;
  for (const Tie& tie : of.holdings.joint_with(edge.source))
    if (tie.party == step.member) {
      claims.push_back(tie.claim);
      break;
    }
  return claims;
}

Ownership::Through Ownership::through(VertexId rule, VertexId party, const ReachingMeasure& by) {
  const ReachedParty reached = of_rule(rule).reach->of(party, root_of(party, by));
  Through found{reached.reason ? reached.reason->claims : holdings_of_members(rule, party),
                reached.reason ? reached.reason->undecided : 0};
  std::vector<ClaimId>& claims = found.claims;
  const auto add = [&](ClaimId claim) {
    if (std::find(claims.begin(), claims.end(), claim) == claims.end()) claims.push_back(claim);
  };
  for (std::size_t i = 0, holdings = claims.size(); i < holdings; ++i)
    if (const auto joint = joint_claim(rule, graph_->edge(claims[i]).source)) add(*joint);
  if (reached.listed && claims.empty()) return found;
  if (lists_owner(claims, by)) return found;
  if (const std::vector<Reach::Step> steps = way(party, by, claims); !steps.empty())
    for (const ClaimId claim : claims_of(rule, steps.front())) add(claim);
  return found;
}

ReachChain Ownership::chain(VertexId rule, VertexId party, const ReachingMeasure* by, std::size_t most) {
  ReachChain chain;
  const std::optional<VertexId> root = by ? root_of(party, *by) : std::nullopt;
  std::vector<ClaimId> first;  // the holdings in the party itself
  std::deque<VertexId> open{party};
  boost::unordered_flat_map<VertexId, bool> met{{party, true}};
  // Searches from the party up to the listed parties; the result is then reversed.
  while (!open.empty() && !chain.shortened) {
    const VertexId asset = open.front();
    open.pop_front();
    const ReachedParty answer = of_rule(rule).reach->of(asset, root);
    std::vector<ClaimId> claims;
    if (answer.reason) {
      claims = answer.reason->claims;
      chain.undecided = std::max(chain.undecided, answer.reason->undecided);
    } else if (asset == party) {
      claims = holdings_of_members(rule, party);
    }
    if (asset == party) first = claims;
    for (auto claim = claims.rbegin(); claim != claims.rend() && !chain.shortened; ++claim) {
      const auto add = [&](ClaimId link) {
        if (chain.claims.size() < most)
          chain.claims.push_back(link);
        else
          chain.shortened = true;
      };
      add(*claim);
      const Edge edge = graph_->edge(*claim);
      VertexId owner = edge.target == asset ? edge.source : edge.target;
      if (!met.try_emplace(owner, true).second) continue;
      if (const auto joint = joint_claim(rule, owner)) {
        add(*joint);
        const Edge partners = graph_->edge(*joint);
        owner = partners.source == owner ? partners.target : partners.source;
        if (!met.try_emplace(owner, true).second) continue;
      }
      open.push_back(owner);
    }
  }
  std::reverse(chain.claims.begin(), chain.claims.end());
  if (!by || lists_owner(chain.claims, *by)) return chain;
  const std::vector<Reach::Step> steps = way(party, *by, first);
  if (steps.size() > most) return chain;
  // From the party up: beside the other holdings in an asset, or before those in the asset below.
  std::size_t before = chain.claims.size();
  for (const Reach::Step& step : steps) {
    for (std::size_t i = chain.claims.size(); i-- > 0;)
      if (graph_->type_of(chain.claims[i]) != types_.joint_with && graph_->edge(chain.claims[i]).target == step.asset) {
        before = i + 1;
        break;
      }
    for (const ClaimId claim : claims_of(rule, step))
      if (std::find(chain.claims.begin(), chain.claims.end(), claim) == chain.claims.end())
        chain.claims.insert(chain.claims.begin() + static_cast<std::ptrdiff_t>(before), claim);
    while (before > 0 && graph_->edge(chain.claims[before - 1]).target == step.asset) --before;
  }
  return chain;
}

std::vector<VertexId> Ownership::listed(VertexId rule) const {
  std::vector<VertexId> named = banned_;
  for (const ClaimId by : graph_->in_claims(rule, types_.reaches_by))
    for (const ClaimId on : graph_->out_claims(graph_->edge(by).source, types_.on_party))
      named.push_back(graph_->edge(on).target);
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  std::vector<VertexId> found;
  for (const auto& [party, match] : closure(*lens_, named, {types_.member_of}, Walk::inward)) found.push_back(party);
  std::sort(found.begin(), found.end());
  return found;
}

void Ownership::work_out_all(VertexId rule) {
  OfRule& of = of_rule(rule);
  if (of.everything) return;
  const std::vector<VertexId> roots = listed(rule);
  of.reach = std::make_unique<Reach>(of.holdings, of.rule, roots);
  of.everything = true;
}

std::vector<VertexId> Ownership::all_reached(VertexId rule) {
  work_out_all(rule);
  return of_rule(rule).reach->all();
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Builds the derivations of the measures on a hop.
#include "graph/measures/derive.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <map>
#include <utility>

#include "graph/measures/conditions.hpp"
#include "graph/measures/exceptions.hpp"
#include "graph/measures/places_and_parties.hpp"
#include "graph/measures/resolution.hpp"
#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Adds the doubts of the claims in `clause.by` that are not certain.
void add_doubts_of_chain(const Lens& lens, Clause& clause) {
  for (const ClaimId c : clause.by) {
    if (lens.premise(c) == Match::certain) continue;
    clause.doubts.push_back({lens.stance(c).stance == Stance::disputed ? DoubtKind::disputed : DoubtKind::part, c, {}});
  }
}

// Builds the derivations of the candidates of one hop on one day.
class Deriving {
 public:
  Deriving(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day)
      : index_(index), around_(around), graph_(around.graph()), lens_(around.lens()), hop_(hop), day_(day) {}

  std::vector<Derivation> run() {
    const ProductRules& rules = index_.of(hop_);
    candidates_ = candidates_of(rules, around_, hop_);
    put_in_time(lens_, day_, candidates_);
    drop_unmatched(candidates_);
    settle_exceptions(around_, candidates_);
    numbers_ = numbers_of(candidates_);
    std::vector<Candidate> settled = candidates_;
    if (rules.complies) settle_compliance(index_, around_, hop_, day_, settled);
    for (const Candidate& candidate : settled) {
      Match& left = left_[{candidate.measure, candidate.role}];
      left = either(left, candidate.match());
    }
    std::vector<Derivation> found;
    for (const Candidate& candidate : candidates_) found.push_back(derivation_of(candidate));
    for (const Candidate& candidate : settled)
      if (candidate.role == MeasureRole::must_comply) found.push_back(derivation_of(candidate));
    return found;
  }

 private:
  Derivation derivation_of(const Candidate& candidate) {
    Derivation derivation;
    derivation.measure = candidate.measure;
    derivation.role = candidate.role;
    derivation.days = day_;
    if (const auto left = left_.find({candidate.measure, candidate.role}); left != left_.end())
      derivation.match = left->second;
    derivation.clauses.push_back(told(candidate.claim));
    if (candidate.role == MeasureRole::must_comply) {
      add_compliance(candidate.measure, false, derivation.clauses);
      if (!candidate.expected) derivation.clauses.push_back(time(candidate.claim, candidate.time));
    } else {
      derivation.clauses.push_back(goods(candidate));
      const MeasureEdgeTypes& types = around_.types();
      add_place(ClauseKind::from_place, types.from_place, candidate.measure, no_vertex, hop_.supplier, derivation);
      add_place(ClauseKind::to_place, types.to_place, candidate.measure, hop_.destination, hop_.recipient, derivation);
      add_party(candidate.measure, derivation);
      if (!candidate.expected) derivation.clauses.push_back(time(candidate.claim, candidate.time));
      add_exceptions(candidate, derivation.clauses);
      if (candidate.role == MeasureRole::against) add_compliance(candidate.measure, true, derivation.clauses);
    }
    const Bounds on_day{day_.first, day_.first, day_.last, day_.last};
    around_.each_condition(candidate.measure, [&](VertexId condition, ClaimId e) {
      const Match match = condition_holds(lens_, condition, {&on_day, 1});
      derivation.clauses.push_back({ClauseKind::condition,
                                    match,
                                    condition,
                                    no_vertex,
                                    e,
                                    {},
                                    doubts_of_condition(lens_, condition, {&on_day, 1}, day_)});
    });
    return derivation;
  }

  Clause told(ClaimId claim) const {
    Clause clause{
        ClauseKind::told, lens_.unless_contested(claim, lens_.seen(claim)), no_vertex, no_vertex, no_claim, {}, {}};
    const ClaimStance stance = lens_.stance(claim);
    if (stance.told == Match::possible) clause.doubts.push_back({DoubtKind::published, claim, {}});
    if (stance.stance == Stance::disputed) clause.doubts.push_back({DoubtKind::disputed, claim, {}});
    return clause;
  }

  Clause time(ClaimId claim, Match match) const {
    return {ClauseKind::time, match, no_vertex, no_vertex, no_claim, {}, lens_.doubts_in_time(claim, day_)};
  }

  Clause goods(const Candidate& candidate) const {
    const GoodsMatch& goods = candidate.goods;
    Clause clause{ClauseKind::goods, goods.match, goods.stated, hop_.product, goods.claim, {}, {}};
    if (clause.stated == no_vertex || hop_.product == no_vertex) {
      if (clause.match == Match::possible) clause.doubts.push_back({DoubtKind::part, no_claim, {}});
      return clause;
    }
    ClaimChain chain = around_.chain(clause.stated, hop_.product, PartTie::kind);
    const bool is_family = clause.stated == hop_.product || !chain.claims.empty();
    for (const PartTie tie : {PartTie::variant, PartTie::part})
      if (!is_family && chain.claims.empty()) chain = around_.chain(clause.stated, hop_.product, tie);
    clause.by = std::move(chain.claims);
    clause.shortened = chain.shortened;
    if (clause.match == Match::possible) {
      if (is_family)
        add_doubts_of_chain(lens_, clause);
      else
        clause.doubts.push_back({DoubtKind::part, clause.claim, {}});
      if (clause.doubts.empty())
        clause.doubts.push_back({clause.shortened ? DoubtKind::part : DoubtKind::ring, clause.claim, {}});
    }
    return clause;
  }

  void add_place(ClauseKind kind, EdgeTypeId type, VertexId measure, VertexId destination, VertexId party,
                 Derivation& derivation) const {
    const auto stated = graph_.out_claims(measure, type);
    if (stated.empty()) return;
    Clause clause{kind, Match::no, no_vertex, destination != no_vertex ? destination : party, no_claim, {}, {}};
    for (const ClaimId e : stated) {
      const Match match = around_.in_place(graph_.edge(e).target, destination, party);
      if (clause.claim != no_claim && match <= clause.match) continue;
      clause.match = match;
      clause.stated = graph_.edge(e).target;
      clause.claim = e;
    }
    add_chain(clause, PartTie::place);
    finish_part(clause);
    derivation.clauses.push_back(std::move(clause));
  }

  void add_party(VertexId measure, Derivation& derivation) const {
    const auto stated = graph_.out_claims(measure, around_.types().on_party);
    if (stated.empty()) return;
    Clause clause{ClauseKind::party, Match::no, no_vertex, no_vertex, no_claim, {}, {}};
    for (const ClaimId e : stated)
      for (const VertexId member : {hop_.supplier, hop_.recipient}) {
        const Match match = around_.is_party(graph_.edge(e).target, member);
        if (clause.claim != no_claim && match <= clause.match) continue;
        clause.match = match;
        clause.stated = graph_.edge(e).target;
        clause.actual = member;
        clause.claim = e;
      }
    const auto by = graph_.out_claims(measure, around_.types().reaches_by);
    const ReachedEnd end = by.empty() ? ReachedEnd{} : reached_end(measure, around_, hop_);
    if (end.match > clause.match) {
      clause = {ClauseKind::party, end.match, end.rule, end.party, no_claim, {}, {}};
      for (const ClaimId e : by)
        if (graph_.edge(e).target == end.rule) clause.claim = e;
      const ReachChain chain = around_.reach_chain({measure, end.rule, end.match}, end.party);
      clause.by = chain.claims;
      clause.shortened = chain.shortened;
      if (clause.match == Match::possible) {
        clause.doubts = doubts_of_reach(around_, end.rule, end.party, clause.by);
        if (clause.doubts.empty()) clause.doubts.push_back({DoubtKind::part, clause.claim, {}});
      }
      derivation.clauses.push_back(std::move(clause));
      return;
    }
    add_chain(clause, PartTie::group);
    finish_part(clause);
    derivation.clauses.push_back(std::move(clause));
  }

  void add_chain(Clause& clause, PartTie tie) const {
    if (clause.actual == no_vertex) return;
    ClaimChain chain = around_.chain(clause.stated, clause.actual, tie);
    clause.by = std::move(chain.claims);
    clause.shortened = chain.shortened;
  }

  // Adds the doubts of a part that is only possible: its uncertain claims; if there is no chain of claims, its absence.
  void finish_part(Clause& clause) const {
    if (clause.match != Match::possible) return;
    add_doubts_of_chain(lens_, clause);
    if (clause.doubts.empty())
      clause.doubts.push_back(
          {clause.by.empty() || clause.shortened ? DoubtKind::part : DoubtKind::ring, clause.claim, {}});
  }

  void add_exceptions(const Candidate& candidate, std::vector<Clause>& clauses) const {
    bool any = false;
    each_exception(around_, candidates_, numbers_, candidate.measure, [&](std::size_t by, ClaimId e) {
      const Candidate& exception = candidates_[by];
      const Match takes = lens_.unless_contested(exception.claim, exception.match());
      if (takes == Match::no) return;
      Clause clause{ClauseKind::exception, takes, exception.measure, no_vertex, e, {}, {}};
      if (takes == Match::possible) clause.doubts.push_back({DoubtKind::exception, exception.claim, {}});
      clauses.push_back(std::move(clause));
      any = true;
    });
    if (any || candidate.removed != Match::possible) return;
    // On a ring of exceptions, also by one that is itself taken out.
    each_exception(around_, candidates_, numbers_, candidate.measure, [&](std::size_t by, ClaimId e) {
      const Candidate& exception = candidates_[by];
      clauses.push_back({ClauseKind::exception,
                         Match::possible,
                         exception.measure,
                         no_vertex,
                         e,
                         {},
                         {{DoubtKind::ring, exception.claim, {}}}});
    });
  }

  // `freeing`: how far it takes the measure away, which what is only planned does at most possibly.
  void add_compliance(VertexId measure, bool freeing, std::vector<Clause>& clauses) const {
    around_.each_compliance(hop_.product, day_, [&](ClaimId e, VertexId family, Match complies) {
      if (graph_.edge(e).target != measure) return;
      Clause clause{ClauseKind::compliance,
                    at_most_possible(complies, freeing && !graph_.real(e)),
                    family,
                    hop_.product,
                    e,
                    {},
                    {}};
      ClaimChain chain = around_.chain(family, hop_.product, PartTie::kind);
      clause.by = std::move(chain.claims);
      clause.shortened = chain.shortened;
      if (clause.match == Match::possible) clause.doubts.push_back({DoubtKind::compliance, e, {}});
      clauses.push_back(std::move(clause));
    });
  }

  const RuleIndex& index_;
  const Surroundings& around_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Hop& hop_;
  DayRange day_;
  std::vector<Candidate> candidates_;
  Numbers numbers_;
  std::map<std::pair<VertexId, MeasureRole>, Match> left_;  // once exceptions and compliance are settled
};

}  // namespace

namespace {

// The least that the claim of the chain certainly states; all of it for control.
Quantity least_share(const KnowledgeGraph& graph, ClaimId claim) {
  if (graph.type_of(claim) != graph.core(vocab::fil_owns)) return Quantity::one();
  const Stake stake = stake_of(graph, claim);
  if (stake.interest == Interest::control) return Quantity::one();
  const Quantity least(stake.share.least, stake.share.over ? 1 : 0);
  return stake.share.approximate ? least - Quantity(deviation_of_about(stake.share.least)) : least;
}

bool is_exact(const KnowledgeGraph& graph, ClaimId claim) {
  const Stake stake = stake_of(graph, claim);
  return graph.type_of(claim) != graph.core(vocab::fil_owns) || stake.interest == Interest::control ||
         (stake.share.exact() && !stake.share.approximate);
}

// Registers whose certain shares exceed 100 %, holdings that may be one or several, and groups whose members are listed
// in their place.
void add_doubts_of_registers(const Surroundings& around, VertexId rule, std::span<const ClaimId> chain,
                             std::vector<Doubt>& found) {
  const KnowledgeGraph& graph = around.graph();
  Ownership& ownership = around.ownership();
  const auto stated = stated_reach(graph, rule);
  const auto add = [&](const Doubt& doubt) {
    if (std::find(found.begin(), found.end(), doubt) == found.end()) found.push_back(doubt);
  };
  // By asset: what the holders of the chain surely have, and the holders.
  std::map<VertexId, std::vector<ClaimId>> assets;
  for (const ClaimId claim : chain)
    if (graph.type_of(claim) == graph.core(vocab::fil_owns)) {
      assets[graph.edge(claim).target].push_back(claim);
      if (const VertexId owner = graph.edge(claim).source;
          graph.kind_of_vertex(owner) == Kind::group && ownership.has_members(owner))
        add({DoubtKind::group, claim, {}});
    }
  for (const auto& [asset, claims] : assets)
    for (const Register& of : ownership.registers(rule, asset)) {
      if (of.contradictory()) {
        add({DoubtKind::excess, claims.front(), {}});
        continue;
      }
      Quantity sure;
      std::vector<ClaimId> unmarked;
      boost::unordered_flat_set<VertexId> met;
      for (const ClaimId claim : claims) {
        const std::size_t at = of.find(graph.edge(claim).source);
        if (at == of.holders().size() || !met.insert(graph.edge(claim).source).second) continue;
        sure += of.holder(at).sure;
        if (!of.holder(at).blocks && of.holder(at).holdings.size() > 1) unmarked.push_back(claim);
      }
      if (!stated || !stated->rule.passes(sure))
        for (const ClaimId claim : unmarked) add({DoubtKind::separate, claim, {}});
    }
}

// A party of which it is not told whether it is seated outside of the places that the rule leaves out.
void add_doubts_of_seat(const Surroundings& around, VertexId party, const std::optional<StatedReach>& stated,
                        std::vector<Doubt>& found) {
  if (!stated) return;
  for (const VertexId place : stated->only_outside) {
    if (around.in_place(place, no_vertex, party) != Match::possible) continue;
    ClaimId uncertain = no_claim;
    for (const ClaimId claim : around.chain(place, party, PartTie::place).claims)
      if (uncertain == no_claim && around.lens().premise(claim) != Match::certain) uncertain = claim;
    found.push_back({DoubtKind::seat, uncertain, {}});
    return;
  }
}

}  // namespace

std::vector<Doubt> doubts_of_reach(const Surroundings& around, VertexId rule, VertexId party,
                                   std::span<const ClaimId> chain) {
  const KnowledgeGraph& graph = around.graph();
  const Lens& lens = around.lens();
  std::vector<Doubt> found;
  const auto add_doubts = [&](ClaimId claim, bool with_start) {
    for (Doubt doubt : lens.doubts(claim)) {
      if (doubt.kind == DoubtKind::start && !with_start) continue;
      // Of another claim than the one asked about, the precision of its date is a doubt like others.
      if (doubt.kind == DoubtKind::precision) doubt = {DoubtKind::part, claim, {}};
      if (doubt.claim == no_claim) doubt.claim = claim;
      if (std::find(found.begin(), found.end(), doubt) == found.end()) found.push_back(doubt);
    }
  };
  const auto stated = stated_reach(graph, rule);
  // By asset: the least that the chain certainly states of it, and whether its claims tell one holding differently.
  struct Stated {
    std::map<ClaimId, Quantity> least;  // of each holding, by one of its tellings
    bool told_differently = false;
  };
  std::map<VertexId, Stated> assets;
  const auto is_joint = [&](ClaimId claim) { return graph.type_of(claim) == graph.core(vocab::fil_jointWith); };
  const auto asset_of = [&](ClaimId claim) { return graph.edge(claim).target; };
  for (const ClaimId claim : chain) {
    add_doubts(claim, true);
    if (is_joint(claim)) continue;
    Stated& asset = assets[asset_of(claim)];
    const Quantity share = least_share(graph, claim);
    const auto [known, fresh] = asset.least.try_emplace(around.ownership_days().telling_of(claim), share);
    asset.told_differently |= !fresh && known->second != share;
    if (share < known->second) known->second = share;
  }
  const bool multiplies = stated && stated->rule.method == ReachMethod::multiplication;
  for (const ClaimId claim : chain) {
    if (!stated || is_joint(claim)) continue;
    const Stated& asset = assets[asset_of(claim)];
    if (is_exact(graph, claim) && !asset.told_differently) continue;
    Quantity least;
    for (const auto& [holding, share] : asset.least) least += share;
    const bool perhaps_none = !least_share(graph, claim).is_positive();
    if (multiplies || perhaps_none || !stated->rule.passes(least)) found.push_back({DoubtKind::share, claim, {}});
  }
  add_doubts_of_registers(around, rule, chain, found);
  add_doubts_of_seat(around, party, stated, found);
  const ClaimId of_rule = graph.claim_of_vertex(rule);
  if (of_rule != no_claim && around.in_force_alone(rule) == Match::possible)
    add_doubts(of_rule, lens.stated_ends(of_rule).start);
  const auto add_exception = [&](VertexId by) {
    if (around.in_force_alone(by) == Match::possible)
      found.push_back({DoubtKind::exception, graph.claim_of_vertex(by), {}});
  };
  around.ownership_days().exceptions_to(rule).suspending.each_on(around.day(), add_exception);
  for (const ClaimId on : graph.in_claims(party, around.types().on_party))
    for (const ClaimId e : graph.out_claims(graph.edge(on).source, around.types().exception_to))
      if (graph.edge(e).target == rule) add_exception(graph.edge(on).source);
  return found;
}

std::vector<Doubt> doubts_of_reach(const Surroundings& around, VertexId rule, VertexId party,
                                   const ChainOfParty& chain_of_party) {
  constexpr std::size_t few = 8;
  ReachChain nearest = chain_of_party(few);
  if (nearest.shortened) {
    // Of the furthest asset some holdings may be missing.
    const VertexId furthest = around.graph().edge(nearest.claims.front()).target;
    std::erase_if(nearest.claims, [&](ClaimId c) { return around.graph().edge(c).target == furthest; });
    if (std::vector<Doubt> found = doubts_of_reach(around, rule, party, nearest.claims); !found.empty()) return found;
    nearest = chain_of_party(ReachChain::max_chain);
  }
  return doubts_of_reach(around, rule, party, nearest.claims);
}

std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day) {
  return Deriving(index, around, hop, day).run();
}

}  // namespace filiera

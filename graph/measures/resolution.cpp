// SPDX-License-Identifier: Apache-2.0
// Which measures govern one hop on one day.
#include "graph/measures/resolution.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <unordered_map>

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

// The end of the hop (supplier or recipient) that the measure reaches through ownership with the better match.
struct ReachedEnd {
  VertexId party = no_vertex;
  VertexId rule = no_vertex;
  Match match = Match::no;
};
template <class Reaches>
ReachedEnd firmer_end(const Surroundings& around, const Hop& hop, Reaches reaches) {
  ReachedEnd best;
  for (const VertexId party : {hop.recipient, hop.supplier}) {
    if (party == no_vertex) continue;
    const ReachingMeasure by = reaches(party);
    if (by.match <= best.match) continue;
    const Match left = without(by.match, excepted_from_reach(by.rule, around, hop));
    if (left > best.match) best = {party, by.rule, left};
  }
  return best;
}
ReachedEnd reached_end(VertexId measure, const Surroundings& around, const Hop& hop) {
  return firmer_end(around, hop, [&](VertexId party) { return around.reaches(measure, party); });
}
ReachedEnd reached_end(const Prohibition& stated, const Surroundings& around, const Hop& hop) {
  if (!stated.reaches) return {};
  return firmer_end(around, hop, [&](VertexId party) { return around.reached_from(stated.parties, party); });
}

Candidate candidate_of(const Rule& rule, Match parts) {
  Candidate candidate;
  candidate.told = rule.told;
  candidate.measure = rule.measure;
  candidate.claim = rule.claim;
  candidate.effect = rule.effect;
  candidate.role = rule.role;
  candidate.expected = rule.expected;
  candidate.prohibits = rule.prohibits;
  candidate.parts = parts;
  return candidate;
}

void put_in_time(const Lens& lens, DayRange day, std::vector<Candidate>& candidates) {
  for (Candidate& candidate : candidates)
    candidate.time = candidate.expected ? Match::no : holds(lens.bounds(candidate.claim), day);
}

void drop_unmatched(std::vector<Candidate>& candidates) {
  std::erase_if(candidates, [](const Candidate& candidate) { return candidate.match() == Match::no; });
}

using Numbers = std::unordered_map<VertexId, std::size_t>;

Numbers numbers_of(const std::vector<Candidate>& candidates) {
  Numbers numbers;
  for (std::size_t i = 0; i < candidates.size(); ++i) numbers.try_emplace(candidates[i].measure, i);
  return numbers;
}

// Calls visit(number, claim) for each exception to the measure that is a candidate and not merely expected.
template <class Visit>
void each_exception(const Surroundings& around, const std::vector<Candidate>& candidates, const Numbers& numbers,
                    VertexId measure, Visit visit) {
  const KnowledgeGraph& graph = around.graph();
  for (const ClaimId e : graph.in_claims(measure, around.types().exception_to))
    if (const auto by = numbers.find(graph.edge(e).source); by != numbers.end() && !candidates[by->second].expected)
      visit(by->second, e);
}

}  // namespace

Match places_and_parties(const Rule& rule, const Surroundings& around, const Hop& hop) {
  const auto targets = [&](std::span<const ClaimId> edges) { return Targets{around.graph(), edges}; };
  const Match reached = rule.reaches ? reached_end(rule.measure, around, hop).match : Match::no;
  return parts_among(targets(rule.to_place), targets(rule.from_place), targets(rule.on_party), around, hop, reached);
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

namespace {

// The holdings by which the measure reaches the hop; null if it names an end of the hop with at least the same match.
std::shared_ptr<const ReachedHop> through_ownership(const Rule& rule, const Surroundings& around, const Hop& hop) {
  Match named = Match::no;
  for (const ClaimId e : rule.on_party)
    for (const VertexId member : {hop.supplier, hop.recipient})
      named = either(named, around.is_party(around.graph().edge(e).target, member));
  const ReachedEnd end = reached_end(rule.measure, around, hop);
  if (end.match <= named) return nullptr;
  return std::make_shared<const ReachedHop>(ReachedHop{end.party, end.rule, around.reach_chain(end.rule, end.party)});
}

}  // namespace

std::vector<Candidate> candidates_of(const ProductRules& rules, const Surroundings& around, const Hop& hop) {
  std::vector<Candidate> found;
  for (const Rule& rule : rules.rules) {
    const Match parts = both(rule.goods, places_and_parties(rule, around, hop));
    if (parts == Match::no) continue;
    found.push_back(candidate_of(rule, parts));
    if (rule.reaches) found.back().through = through_ownership(rule, around, hop);
  }
  return found;
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

void settle_compliance(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day,
                       std::vector<Candidate>& candidates) {
  if (hop.product == no_vertex) return;
  const KnowledgeGraph& graph = around.graph();
  const Lens& lens = around.lens();
  for (const Related& family : around.families(hop.product))
    for (const ClaimId e : graph.out_claims(family.vertex, around.types().complies_with)) {
      const Match complies = both(family.match, around.complies(e, day));
      const VertexId measure = graph.edge(e).target;
      if (complies == Match::no || index.lifted(measure)) continue;
      std::erase_if(candidates, [&](Candidate& candidate) {
        if (candidate.measure != measure || candidate.role != MeasureRole::against) return false;
        candidate.parts = without(candidate.parts, complies);
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
      candidate.time = Match::certain;
      const bool over = !candidate.expected && holds(lens.bounds(candidate.claim), day) == Match::no;
      if (candidate.match() != Match::no && !over) candidates.push_back(candidate);
    }
}

std::vector<Candidate> resolve(const RuleIndex& index, const Surroundings& around, const Hop& hop) {
  const DayRange day = *around.lens().options().as_of;
  const ProductRules& rules = index.of(hop);
  std::vector<Candidate> found = candidates_of(rules, around, hop);
  put_in_time(around.lens(), day, found);
  drop_unmatched(found);
  if (rules.excepted) {
    settle_exceptions(around, found);
    drop_unmatched(found);
  }
  if (rules.complies) settle_compliance(index, around, hop, day, found);
  return found;
}

namespace {

// Adds the doubts of the claims in `clause.by` that are not certain.
void add_doubts_of_chain(const Lens& lens, Clause& clause) {
  for (const ClaimId c : clause.by) {
    if (lens.circumstance(c) == Match::certain) continue;
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
    for (Candidate& candidate : candidates_)
      candidate.time = candidate.expected ? Match::no : holds(lens_.bounds(candidate.claim), day_);
    drop_unmatched(candidates_);
    settle_exceptions(around_, candidates_);
    numbers_ = numbers_of(candidates_);
    std::vector<Candidate> settled = candidates_;
    if (rules.complies) settle_compliance(index_, around_, hop_, day_, settled);
    std::vector<Derivation> found;
    for (const Candidate& candidate : candidates_) found.push_back(derivation_of(candidate, settled));
    for (const Candidate& candidate : settled)
      if (candidate.role == MeasureRole::must_comply) found.push_back(derivation_of(candidate, settled));
    return found;
  }

 private:
  Derivation derivation_of(const Candidate& candidate, const std::vector<Candidate>& settled) {
    Derivation derivation;
    derivation.measure = candidate.measure;
    derivation.role = candidate.role;
    derivation.days = day_;
    for (const Candidate& left : settled)
      if (left.measure == candidate.measure && left.role == candidate.role)
        derivation.match = either(derivation.match, left.match());
    derivation.clauses.push_back(told(candidate.claim));
    if (candidate.role == MeasureRole::must_comply) {
      add_compliance(candidate.measure, derivation.clauses);
    } else {
      derivation.clauses.push_back(goods(candidate.measure));
      const MeasureEdgeTypes& types = around_.types();
      add_place(ClauseKind::from_place, types.from_place, candidate.measure, no_vertex, hop_.supplier, derivation);
      add_place(ClauseKind::to_place, types.to_place, candidate.measure, hop_.destination, hop_.recipient, derivation);
      add_party(candidate.measure, derivation);
      if (!candidate.expected) derivation.clauses.push_back(time(candidate.claim, candidate.time));
      add_exceptions(candidate.measure, derivation.clauses);
      if (candidate.role == MeasureRole::against) add_compliance(candidate.measure, derivation.clauses);
    }
    for (const ClaimId e : graph_.in_claims(candidate.measure, around_.types().condition_of))
      if (lens_.seen(e) != Match::no && !index_.lifted(graph_.edge(e).source))
        derivation.clauses.push_back(
            {ClauseKind::condition, lens_.circumstance(e), graph_.edge(e).source, no_vertex, e, {}, {}});
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

  // The goods of the measure that match the product best. An exception without goods has those of the measure that it
  // is an exception to.
  Clause goods(VertexId measure) const {
    const MeasureEdgeTypes& types = around_.types();
    const std::array flow{types.kind_of, types.input_to};
    Clause clause{ClauseKind::goods, Match::no, no_vertex, hop_.product, no_claim, {}, {}};
    std::vector<Related> relatives;
    if (hop_.product != no_vertex) relatives = around_.measured_relatives(hop_.product);
    std::vector<VertexId> bases{measure};
    for (std::size_t next = 0; next < bases.size(); ++next) {
      for (const EdgeTypeId type : {types.applies_to, types.instead_of})
        for (const ClaimId e : graph_.out_claims(bases[next], type)) {
          const VertexId stated = graph_.edge(e).target;
          const Match match = stated == around_.any_product() ? Match::certain
                              : hop_.product == no_vertex     ? Match::possible
                                                              : match_of(relatives, stated);
          if (match <= clause.match) continue;
          clause.match = match;
          clause.stated = stated;
          clause.claim = e;
        }
      const bool by_code = around_.states_code(bases[next]);
      if (by_code) {
        const Match match =
            hop_.product == no_vertex ? Match::possible : match_of(around_.coded_measures(hop_.product), bases[next]);
        if (match > clause.match) {
          clause.match = match;
          clause.stated = no_vertex;
          clause.claim = no_claim;
        }
      }
      if (by_code || !graph_.out_claims(bases[next], types.applies_to).empty()) continue;
      for (const ClaimId e : graph_.out_claims(bases[next], types.exception_to))
        if (std::find(bases.begin(), bases.end(), graph_.edge(e).target) == bases.end())
          bases.push_back(graph_.edge(e).target);
    }
    if (around_.states_code(measure))
      clause.match =
          either(clause.match,
                 hop_.product == no_vertex ? Match::possible : match_of(around_.coded_measures(hop_.product), measure));
    if (clause.stated == no_vertex || hop_.product == no_vertex) {
      if (clause.match == Match::possible) clause.doubts.push_back({DoubtKind::part, no_claim, {}});
      return clause;
    }
    clause.by = around_.chain(hop_.product, clause.stated, {&types.kind_of, 1});
    const bool is_family = clause.stated == hop_.product || !clause.by.empty();
    if (!is_family) clause.by = around_.chain(clause.stated, hop_.product, {&types.kind_of, 1});
    if (!is_family && clause.by.empty()) clause.by = around_.chain(hop_.product, clause.stated, flow);
    if (clause.match == Match::possible) {
      if (is_family)
        add_doubts_of_chain(lens_, clause);
      else
        clause.doubts.push_back({DoubtKind::part, clause.claim, {}});
      if (clause.doubts.empty()) clause.doubts.push_back({DoubtKind::ring, clause.claim, {}});
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
    if (clause.actual != no_vertex)
      clause.by = around_.chain(clause.actual, clause.stated, {&around_.types().located_in, 1});
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
      clause.by = around_.reach_chain(end.rule, end.party).claims;
      if (clause.match == Match::possible) {
        add_doubts_of_chain(lens_, clause);
        if (clause.doubts.empty()) clause.doubts.push_back({DoubtKind::part, clause.claim, {}});
      }
      derivation.clauses.push_back(std::move(clause));
      return;
    }
    if (clause.actual != no_vertex)
      clause.by = around_.chain(clause.actual, clause.stated, {&around_.types().member_of, 1});
    finish_part(clause);
    derivation.clauses.push_back(std::move(clause));
  }

  // Adds the doubts of a part that is only possible: its uncertain claims; if there is no chain of claims, its absence.
  void finish_part(Clause& clause) const {
    if (clause.match != Match::possible) return;
    add_doubts_of_chain(lens_, clause);
    if (clause.doubts.empty())
      clause.doubts.push_back({clause.by.empty() ? DoubtKind::part : DoubtKind::ring, clause.claim, {}});
  }

  void add_exceptions(VertexId measure, std::vector<Clause>& clauses) const {
    each_exception(around_, candidates_, numbers_, measure, [&](std::size_t by, ClaimId e) {
      const Candidate& exception = candidates_[by];
      const Match takes = lens_.unless_contested(exception.claim, exception.match());
      if (takes == Match::no) return;
      Clause clause{ClauseKind::exception, takes, exception.measure, no_vertex, e, {}, {}};
      if (takes == Match::possible) clause.doubts.push_back({DoubtKind::exception, exception.claim, {}});
      clauses.push_back(std::move(clause));
    });
  }

  void add_compliance(VertexId measure, std::vector<Clause>& clauses) const {
    if (hop_.product == no_vertex) return;
    for (const Related& family : around_.families(hop_.product))
      for (const ClaimId e : graph_.out_claims(family.vertex, around_.types().complies_with)) {
        if (graph_.edge(e).target != measure) continue;
        const Match complies = both(family.match, around_.complies(e, day_));
        if (complies == Match::no) continue;
        Clause clause{ClauseKind::compliance, complies, family.vertex, hop_.product, e, {}, {}};
        clause.by = around_.chain(hop_.product, family.vertex, {&around_.types().kind_of, 1});
        if (complies == Match::possible) clause.doubts.push_back({DoubtKind::compliance, e, {}});
        clauses.push_back(std::move(clause));
      }
  }

  const RuleIndex& index_;
  const Surroundings& around_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Hop& hop_;
  DayRange day_;
  std::vector<Candidate> candidates_;
  Numbers numbers_;
};

}  // namespace

std::vector<Derivation> derive(const RuleIndex& index, const Surroundings& around, const Hop& hop, DayRange day) {
  return Deriving(index, around, hop, day).run();
}

Match prohibits(const Lens& lens, const Candidate& candidate) {
  return candidate.prohibits ? lens.unless_contested(candidate.claim, candidate.match()) : Match::no;
}

std::vector<Candidate> on_parties_alone(const RuleIndex& index, const Surroundings& around, const Hop& hop) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  const auto has_goods = [&](VertexId measure) {
    return !graph.out_claims(measure, types.applies_to).empty() ||
           !graph.out_claims(measure, types.instead_of).empty() || around.states_code(measure);
  };
  std::vector<VertexId> measures;
  for (const VertexId end : {hop.supplier, hop.recipient}) {
    if (end == no_vertex) continue;
    for (const Related& group : around.groups_of(end))
      for (const ClaimId e : graph.in_claims(group.vertex, types.on_party)) measures.push_back(graph.edge(e).source);
  }
  std::sort(measures.begin(), measures.end());
  measures.erase(std::unique(measures.begin(), measures.end()), measures.end());
  std::vector<Candidate> found;
  for (const VertexId measure : measures) {
    if (index.lifted(measure) || !graph.out_claims(measure, types.condition_of).empty()) continue;
    const std::vector<Related> bases =
        reach(graph, {measure}, {types.exception_to}, Walk::outward, [](ClaimId) { return Match::certain; });
    if (std::any_of(bases.begin(), bases.end(), [&](const Related& base) { return has_goods(base.vertex); })) continue;
    // What is excepted from a rule of ownership is left out where the rule reaches.
    if (std::any_of(bases.begin(), bases.end(), [&](const Related& base) {
          return !graph.in_claims(base.vertex, types.reaches_by).empty();
        }))
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
    const Match parts = places_and_parties(rule, around, hop);
    if (both(rule.told, parts) != Match::no) found.push_back(candidate_of(rule, parts));
  }
  return found;
}

Match governs(const Prohibition& stated, const Surroundings& around, const Hop& hop) {
  const bool any_goods = stated.goods.empty() ||
                         (around.any_product() != no_vertex && std::find(stated.goods.begin(), stated.goods.end(),
                                                                         around.any_product()) != stated.goods.end());
  Match goods = any_goods ? Match::certain : hop.product == no_vertex ? Match::possible : Match::no;
  if (goods == Match::no) {
    const std::vector<Related> relatives = around.relatives(hop.product);
    for (const VertexId product : stated.goods) goods = either(goods, match_of(relatives, product));
  }
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

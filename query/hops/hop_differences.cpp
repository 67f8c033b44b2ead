// SPDX-License-Identifier: Apache-2.0
// Compares the hops of two states of knowledge.
#include "query/hops/hop_differences.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

using Claims = std::set<ClaimId>;

bool only_last_told(std::span<const Doubt> doubts) {
  return !doubts.empty() &&
         std::ranges::all_of(doubts, [](const Doubt& doubt) { return doubt.kind == DoubtKind::last_told; });
}

// As HopTime::as_last_told: the absence of later sources changes nothing.
Match as_last_told(Match match, std::span<const Doubt> doubts) {
  return match == Match::possible && only_last_told(doubts) ? Match::certain : match;
}

// The rows of one hop on one side.
using HopRows = std::span<const SupplyRow>;

class HopsOfSide {
 public:
  explicit HopsOfSide(const HopSide& side)
      : lens_(*side.lens),
        graph_(side.lens->graph()),
        measures_(*side.measures),
        rows_(supply(*side.flow, lens_, measures_, {})) {
    std::ranges::stable_sort(rows_, [](const SupplyRow& a, const SupplyRow& b) { return key(a) < key(b); });
  }

  const KnowledgeGraph& graph() const { return graph_; }
  // Comparable between graphs, in the order of vertices; the empty name is of a part that is not stated.
  using Name = std::pair<TermKind, std::string_view>;
  Name name(VertexId v) const {
    if (v == no_vertex) return {};
    const TermView term = graph_.terms()[graph_.term_of_vertex(v)];
    return {term.kind, term.value};
  }
  VertexId find(const Name& name) const {
    const TermId term = name.first == TermKind::iri ? graph_.terms().find_iri(name.second) : no_term;
    return term == no_term ? no_vertex : graph_.find_vertex(term);
  }
  std::tuple<Name, Name, Name, bool> identity(const SupplyRow& row) const {
    return {name(row.supplier), name(row.product), name(row.recipient), row.partner};
  }

  // The rows of the next hop; empty at the end.
  HopRows next() {
    const std::size_t first = at_;
    while (at_ < rows_.size() && key(rows_[at_]) == key(rows_[first])) ++at_;
    return HopRows(rows_).subspan(first, at_ - first);
  }

  Standing standing(HopRows rows) const {
    Standing standing;
    const auto real = [this](ClaimId c) { return graph_.real(c); };
    standing.expected = !rows.empty();  // where all that tells of it is only sought or planned
    for (const SupplyRow& row : rows) {
      if (std::ranges::any_of(row.claims, real) && (row.received.empty() || std::ranges::any_of(row.received, real)))
        standing.expected = false;
      standing.match = std::max(standing.match, as_last_told(row.match, row.doubts));
      for (const std::vector<ClaimId>* claims : {&row.claims, &row.received})
        for (const ClaimId c : *claims) weaken(standing, c);
    }
    return standing;
  }

  Claims claims_of(HopRows rows) const {
    Claims claims;
    for (const SupplyRow& row : rows) {
      for (const ClaimId c : row.claims) claims.insert(graph_.owner(c));
      for (const ClaimId c : row.received) claims.insert(graph_.owner(c));
    }
    return claims;
  }

  const std::vector<Derivation>& derivations(const SupplyRow& row) {
    const auto known = derivations_.find(&row);
    return known != derivations_.end() ? known->second
                                       : derivations_.emplace(&row, measures_.explain(row)).first->second;
  }

  // The standing of a measure on a hop.
  Standing standing(const SupplyRow& row, const MeasureOnHop& measure) {
    Standing standing{measure.match, measure.expected, Stance::untold};
    if (measure.match == Match::possible)
      for (const Derivation& derivation : derivations(row))
        if (derivation.role == measure.role &&
            std::ranges::find(measure.same_matter, derivation.measure) != measure.same_matter.end())
          standing.match = std::max(standing.match, as_last_told(derivation.match, derivation.doubts()));
    for (const VertexId each : measure.same_matter) weaken(standing, graph_.claim_of_vertex(each));
    return standing;
  }

  Standing standing(const PartyMeasure& measure) const {
    Standing standing{as_last_told(measure.match, measure.doubts), measure.expected, Stance::untold};
    weaken(standing, graph_.claim_of_vertex(measure.measure));
    return standing;
  }

  // Adds the claims that decide whether the measures govern the hop.
  void add_claims(const SupplyRow& row, std::set<VertexId> measures, Claims& claims) {
    std::vector<VertexId> open(measures.begin(), measures.end());
    const auto meet = [&](VertexId measure) {
      if (measure != no_vertex && measures.insert(measure).second) open.push_back(measure);
    };
    for (const VertexId measure : measures) add_claim(graph_.claim_of_vertex(measure), claims);
    while (!open.empty()) {
      const VertexId measure = open.back();
      open.pop_back();
      for (const Derivation& derivation : derivations(row)) {
        if (derivation.measure != measure) continue;
        add_claim(graph_.claim_of_vertex(measure), claims);
        for (const Clause& clause : derivation.clauses) {
          add_claim(clause.claim, claims);
          for (const ClaimId c : clause.by) add_claim(c, claims);
          for (const Doubt& doubt : clause.doubts) add_claim(doubt.claim, claims);
          if (clause.kind == ClauseKind::exception) {
            add_claim(graph_.claim_of_vertex(clause.stated), claims);
            meet(clause.stated);
          }
          if (clause.kind == ClauseKind::party && clause.stated != no_vertex &&
              graph_.kind_of_vertex(clause.stated) == Kind::measure)
            add_rule(clause.stated, claims);
        }
      }
    }
  }

  // Adds the claims by which exceptions to a measure govern the hop, and by which its product complies with it: what
  // would take the measure away if the rest of it held.
  void add_takers(const SupplyRow& row, VertexId measure, Claims& claims) {
    std::set<VertexId> exceptions;
    for (const ClaimId c : graph_.in_claims(measure, graph_.core(vocab::fil_exceptionTo)))
      exceptions.insert(graph_.edge(c).source);
    std::erase_if(exceptions, [&](VertexId exception) {
      return std::ranges::none_of(derivations(row), [&](const Derivation& each) { return each.measure == exception; });
    });
    add_claims(row, std::move(exceptions), claims);
    for (const ClaimId c : graph_.in_claims(measure, graph_.core(vocab::fil_compliesWith)))
      if (row.product != no_vertex && measures_.family_match(row.product, graph_.edge(c).source) != Match::no)
        add_claim(c, claims);
  }

  // Adds the claims about the places, groups and families of the parts of the hop, which measures may be outside of.
  void add_surroundings(const Hop& hop, Claims& claims) const {
    const auto add_out = [&](VertexId v, const std::vector<Related>& around, std::string_view type) {
      const EdgeTypeId id = graph_.core(type);
      for (const ClaimId c : graph_.out_claims(v, id)) add_claim(c, claims);
      for (const Related& each : around)
        for (const ClaimId c : graph_.out_claims(each.vertex, id)) add_claim(c, claims);
    };
    for (const VertexId v : {hop.supplier, hop.recipient, hop.destination})
      if (v != no_vertex) {
        add_out(v, measures_.places_of(v), vocab::fil_locatedIn);
        add_out(v, measures_.groups_of(v), vocab::fil_memberOf);
      }
    if (hop.product != no_vertex) add_out(hop.product, measures_.families(hop.product), vocab::fil_kindOf);
  }

  void add_claims(const PartyMeasure& measure, Claims& claims) const {
    add_claim(graph_.claim_of_vertex(measure.measure), claims);
    for (const Doubt& doubt : measure.doubts) add_claim(doubt.claim, claims);
    if (measure.through) {
      for (const ClaimId c : measure.through->chain.claims) add_claim(c, claims);
      add_rule(measure.through->rule, claims);
    }
    if (measure.party != no_vertex)
      for (const ClaimId c : graph_.out_claims(measure.party, graph_.core(vocab::fil_memberOf))) add_claim(c, claims);
  }

 private:
  using Key = std::tuple<VertexId, VertexId, VertexId, bool>;
  static Key key(const SupplyRow& row) {
    // Vertices are in order of their IRIs; a part that is not stated comes first, as its empty IRI does.
    return {row.supplier + 1, row.product + 1, row.recipient + 1, row.partner};
  }

  void weaken(Standing& standing, ClaimId c) const {
    const Stance stance = lens_.stance(c).stance;
    // What sources add in other words is no change of the hop.
    const Stance of_hop = stance == Stance::differs ? Stance::affirmed : stance;
    if (standing.stance == Stance::untold || of_hop < standing.stance) standing.stance = of_hop;
  }

  void add_claim(ClaimId c, Claims& claims) const {
    if (c != no_claim) claims.insert(graph_.owner(c));
  }

  // An ownership rule, and what suspends it.
  void add_rule(VertexId rule, Claims& claims) const {
    add_claim(graph_.claim_of_vertex(rule), claims);
    for (const ClaimId c : graph_.in_claims(rule, graph_.core(vocab::fil_exceptionTo))) add_claim(c, claims);
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  const Measures& measures_;
  std::vector<SupplyRow> rows_;
  std::size_t at_ = 0;
  std::map<const SupplyRow*, std::vector<Derivation>> derivations_;
};

class HopComparison {
 public:
  HopComparison(const HopSide& before, const HopSide& after, const ClaimDiffers& differs)
      : before_(before), after_(after), differs_(differs) {}

  std::vector<HopDifference> run() {
    HopRows a = before_.next(), b = after_.next();
    while (!a.empty() || !b.empty()) {
      const auto order = a.empty()   ? std::weak_ordering::greater
                         : b.empty() ? std::weak_ordering::less
                                     : before_.identity(a.front()) <=> after_.identity(b.front());
      const HopRows none;
      compare(order <= 0 ? a : none, order >= 0 ? b : none);
      if (order <= 0) a = before_.next();
      if (order >= 0) b = after_.next();
    }
    return std::move(changes_);
  }

 private:
  // A measure on the rows of a hop on one side.
  struct OnRow {
    const SupplyRow* row = nullptr;
    const MeasureOnHop* measure = nullptr;
  };
  using MeasureKey = std::pair<HopsOfSide::Name, MeasureRole>;

  void compare(HopRows a, HopRows b) {
    HopDifference change;
    const SupplyRow& shown = b.empty() ? a.front() : b.front();
    change.hop = shown;
    change.partner = shown.partner;
    change.in_after = change.measure_in_after = !b.empty();
    change.before = before_.standing(a);
    change.after = after_.standing(b);
    if (change.before != change.after) {
      explain(change, before_.claims_of(a), after_.claims_of(b));
      changes_.push_back(change);
    }
    if (a.empty() || b.empty()) return;
    compare_measures(change, a, b);
    compare_parties(change, a, b);
  }

  // The measures by their IRI and role, each with the row on which it matches best.
  static std::map<MeasureKey, OnRow> measures_on(const HopsOfSide& side, HopRows rows) {
    std::map<MeasureKey, OnRow> found;
    for (const SupplyRow& row : rows)
      for (const MeasureOnHop& measure : row.measures)
        for (const VertexId each : measure.same_matter) {
          OnRow& on = found[{side.name(each), measure.role}];
          if (!on.measure || on.measure->match < measure.match) on = {&row, &measure};
        }
    return found;
  }

  // Measures that state the same matter are one: the measure of the other side that shares one of its claims.
  static const OnRow* counterpart(const HopsOfSide& side, const MeasureOnHop& measure,
                                  const std::map<MeasureKey, OnRow>& others) {
    const OnRow* best = nullptr;
    for (const VertexId each : measure.same_matter)
      if (const auto found = others.find({side.name(each), measure.role}); found != others.end())
        if (!best || best->measure->match < found->second.measure->match) best = &found->second;
    return best;
  }

  void compare_measures(const HopDifference& hop, HopRows a, HopRows b) {
    const auto on_a = measures_on(before_, a), on_b = measures_on(after_, b);
    std::map<MeasureKey, HopDifference> found;  // by the measure that stands for its matter
    std::set<const MeasureOnHop*> met;
    const auto add = [&](const OnRow* before, const OnRow* after) {
      const OnRow* const shown = after ? after : before;
      if (!shown || !met.insert(shown->measure).second) return;
      // Equal matches need no reasons: neither side's can be weaker than the other's but by what was last told.
      if (before && after && before->measure->match == after->measure->match &&
          before->measure->match != Match::possible && before->measure->expected == after->measure->expected &&
          before_.standing(*before->row, *before->measure).stance ==
              after_.standing(*after->row, *after->measure).stance)
        return;
      HopDifference change = hop;
      change.aspect = HopAspect::measure;
      change.measure_in_after = after != nullptr;
      change.measure = shown->measure->measure;
      if (shown->measure->through) change.rule = shown->measure->through->rule;
      change.role = shown->measure->role;
      change.effect = shown->measure->effect;
      change.before = before ? before_.standing(*before->row, *before->measure) : Standing{};
      change.after = after ? after_.standing(*after->row, *after->measure) : Standing{};
      if (change.before == change.after) return;
      const HopsOfSide& of_measure = after ? after_ : before_;
      explain(change, rests_on(before_, a, before, of_measure, change.measure),
              rests_on(after_, b, after, of_measure, change.measure), a, b);
      found.emplace(MeasureKey{of_measure.name(change.measure), change.role}, std::move(change));
    };
    for (const auto& [key, on] : on_b) add(counterpart(after_, *on.measure, on_a), &on);
    for (const auto& [key, on] : on_a)
      if (!counterpart(before_, *on.measure, on_b)) add(&on, nullptr);
    for (auto& [key, change] : found) changes_.push_back(std::move(change));
  }

  // The claims that decide about the measure `on`. Of a side that lacks it, those of what takes it away there on any
  // row of the hop, or would; `measure` is its number in the graph of the other side.
  static Claims rests_on(HopsOfSide& side, HopRows rows, const OnRow* on, const HopsOfSide& other, VertexId measure) {
    Claims claims;
    if (on) {
      side.add_claims(*on->row, {on->measure->same_matter.begin(), on->measure->same_matter.end()}, claims);
      return claims;
    }
    const VertexId here = side.find(other.name(measure));
    for (const SupplyRow& row : rows) {
      add_removed(side, row, claims);
      if (here != no_vertex) side.add_takers(row, here, claims);
    }
    return claims;
  }
  static void add_removed(HopsOfSide& side, const SupplyRow& row, Claims& claims) {
    std::set<VertexId> removed;
    for (const Derivation& derivation : side.derivations(row))
      if (derivation.match == Match::no) removed.insert(derivation.measure);
    side.add_claims(row, removed, claims);
  }

  void compare_parties(const HopDifference& hop, HopRows a, HopRows b) {
    using PartyKey = std::pair<HopsOfSide::Name, HopsOfSide::Name>;  // measure, party
    const auto parties_of = [](const HopsOfSide& side, HopRows rows) {
      std::map<PartyKey, const PartyMeasure*> found;
      for (const SupplyRow& row : rows)
        for (const PartyMeasure& measure : row.party_measures)
          found.emplace(PartyKey{side.name(measure.measure), side.name(measure.party)}, &measure);
      return found;
    };
    const auto on_a = parties_of(before_, a), on_b = parties_of(after_, b);
    std::set<PartyKey> keys;
    for (const auto& [key, measure] : on_a) keys.insert(key);
    for (const auto& [key, measure] : on_b) keys.insert(key);
    for (const PartyKey& key : keys) {
      const auto before = on_a.find(key), after = on_b.find(key);
      HopDifference change = hop;
      change.aspect = HopAspect::party;
      change.measure_in_after = after != on_b.end();
      const PartyMeasure& shown = change.measure_in_after ? *after->second : *before->second;
      change.measure = shown.measure;
      if (shown.through) change.rule = shown.through->rule;
      change.effect = shown.effect;
      change.before = before == on_a.end() ? Standing{} : before_.standing(*before->second);
      change.after = after == on_b.end() ? Standing{} : after_.standing(*after->second);
      if (change.before == change.after) continue;
      Claims claims_a, claims_b;
      if (before != on_a.end()) before_.add_claims(*before->second, claims_a);
      if (after != on_b.end()) after_.add_claims(*after->second, claims_b);
      explain(change, claims_a, claims_b, a, b);
      changes_.push_back(std::move(change));
    }
  }

  void explain(HopDifference& change, const Claims& before, const Claims& after) {
    std::set<ChangedClaim> causes;
    for (const ClaimId c : before) add_cause({c, counterpart(before_, c, after_)}, causes);
    for (const ClaimId c : after) add_cause({counterpart(after_, c, before_), c}, causes);
    change.causes.assign(causes.begin(), causes.end());
  }
  // If none of these claims differs, all that the hop and its measures rest on.
  void explain(HopDifference& change, Claims before, Claims after, HopRows a, HopRows b) {
    explain(change, before, after);
    if (!change.causes.empty()) return;
    before.merge(before_.claims_of(a));
    after.merge(after_.claims_of(b));
    for (const SupplyRow& row : a) add_all(before_, row, before);
    for (const SupplyRow& row : b) add_all(after_, row, after);
    explain(change, before, after);
  }
  static void add_all(HopsOfSide& side, const SupplyRow& row, Claims& claims) {
    side.add_surroundings(row, claims);
    std::set<VertexId> all;
    for (const Derivation& derivation : side.derivations(row)) all.insert(derivation.measure);
    side.add_claims(row, all, claims);
  }

  void add_cause(const ChangedClaim& claim, std::set<ChangedClaim>& causes) const {
    if (differs_(claim)) causes.insert(claim);
  }
  // The claim with the same IRI in the other graph; no_claim if it has none.
  static ClaimId counterpart(const HopsOfSide& side, ClaimId c, const HopsOfSide& other) {
    if (&side.graph() == &other.graph()) return c;
    const TermView term = side.graph().terms()[side.graph().term_of_claim(c)];
    if (term.kind != TermKind::iri) return no_claim;
    const TermId found = other.graph().terms().find_iri(term.value);
    return found == no_term ? no_claim : other.graph().find_claim(found);
  }

  HopsOfSide before_, after_;
  const ClaimDiffers& differs_;
  std::vector<HopDifference> changes_;
};

}  // namespace

std::vector<HopDifference> hop_differences(const HopSide& before, const HopSide& after, const ClaimDiffers& differs) {
  return HopComparison(before, after, differs).run();
}

}  // namespace filiera

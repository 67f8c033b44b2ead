// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods.
#include "graph/measures.hpp"

#include <algorithm>
#include <tuple>

#include "graph/tellings.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Whether two spans of time have a day in common: holds() for a period whose own ends are uncertain. Two
// spans have a day in common when each starts before the other ends.
Match common(const Bounds& hop, const Bounds& measure) {
  if (hop.start_earliest > measure.end_latest || measure.start_earliest > hop.end_latest) return Match::no;
  const bool may_never_be = hop.start_latest == unbounded_future ||
                            measure.start_latest == unbounded_future || hop.end_earliest == unbounded_past ||
                            measure.end_earliest == unbounded_past;
  return !may_never_be && measure.start_latest <= hop.end_earliest && hop.start_latest <= measure.end_earliest
             ? Match::certain
             : Match::possible;
}

}  // namespace

// A measure with the match of its parts on the hop (`parts`), of its time (`time`), and what exceptions and
// compliance leave of both (`left`).
struct Measures::Candidate {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  Match parts = Match::no;
  Match time = Match::no;
  Match left = Match::certain;
  bool expected = false;
  bool exception_possible = false;
  Match match() const { return both(left, expected ? parts : both(parts, time)); }
};

Measures::Measures(const Lens& lens)
    : lens_(&lens),
      graph_(&lens.graph()),
      applies_to_(graph_->core(vocab::fil_appliesTo)),
      instead_of_(graph_->core(vocab::fil_insteadOf)),
      to_place_(graph_->core(vocab::fil_toPlace)),
      from_place_(graph_->core(vocab::fil_fromPlace)),
      on_party_(graph_->core(vocab::fil_onParty)),
      exception_to_(graph_->core(vocab::fil_exceptionTo)),
      condition_of_(graph_->core(vocab::fil_conditionOf)),
      kind_of_(graph_->core(vocab::fil_kindOf)),
      input_to_(graph_->core(vocab::fil_inputTo)),
      located_in_(graph_->core(vocab::fil_locatedIn)),
      member_of_(graph_->core(vocab::fil_memberOf)),
      complies_with_(graph_->core(vocab::fil_compliesWith)),
      permits_(*graph_->kinds().find_effect(vocab::fil_permits)) {}

EffectId Measures::effect_of(VertexId measure) const {
  const TermId effect = graph_->object(graph_->term_of_vertex(measure), vocab::fil_effect);
  return *graph_->kinds().find_effect(graph_->terms().value(effect));
}

// Whether the lens shows the claim, on whatever day it holds.
Match Measures::seen(ClaimId claim) const {
  const Match attested = lens_->attested(claim);
  return lens_->options().stance == Stance::asserted ? without(attested, lens_->contested(claim)) : attested;
}

Match Measures::in_force(ClaimId measure, const Hop& hop) const {
  const Bounds bounds = lens_->bounds(measure);
  return lens_->options().as_of ? holds(bounds, *lens_->options().as_of) : common(hop.time, bounds);
}

void Measures::add_candidate(std::vector<Candidate>& found, VertexId measure, const Hop& hop) const {
  Candidate candidate;
  candidate.measure = measure;
  candidate.claim = graph_->claim_of_vertex(measure);
  candidate.effect = effect_of(measure);
  candidate.role = graph_->kinds().effects()[candidate.effect].direction == Direction::against
                       ? MeasureRole::against
                   : candidate.effect == permits_ ? MeasureRole::permits
                                                  : MeasureRole::favours;
  candidate.expected = !Lens::real(graph_->modality(candidate.claim));
  Match goods = goods_match(measure, hop, applies_to_);
  // Goods that a favour goes against are governed through fil:insteadOf.
  const Match instead = goods_match(measure, hop, instead_of_);
  if (candidate.role != MeasureRole::against && instead != Match::no && instead >= goods) {
    if (hop.product != no_vertex || goods == Match::no) {
      candidate.role = MeasureRole::against;
      goods = instead;
    }
  }
  if (graph_->out_claims(measure, applies_to_).empty()) goods = either(goods, inherited_goods(measure, hop));
  candidate.parts = both(goods, stated_parts(measure, hop));
  candidate.parts = both(candidate.parts, seen(candidate.claim));
  candidate.time = candidate.expected ? Match::no : in_force(candidate.claim, hop);
  if (candidate.match() != Match::no) found.push_back(candidate);
}

std::vector<VertexId> Measures::on_product(VertexId product) const {
  std::vector<VertexId> found;
  for (const Related& family : relatives(product)) {
    const auto [first, last] = graph_->in_claims(family.vertex);
    for (ClaimId e = first; e < last; ++e)
      if (graph_->type_of(e) == applies_to_ || graph_->type_of(e) == instead_of_)
        found.push_back(graph_->edge(e).source);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Measures::Candidate> Measures::candidates(const Hop& hop) const {
  std::vector<VertexId> measures;
  if (hop.product != no_vertex) {
    measures = on_product(hop.product);
  } else {
    for (VertexId v = 0; v < graph_->vertex_count(); ++v)
      if (graph_->kind_of_vertex(v) == Kind::measure &&
          (!graph_->out_claims(v, applies_to_).empty() || !graph_->out_claims(v, instead_of_).empty()))
        measures.push_back(v);
  }
  // Exceptions without goods of their own, and exceptions to them.
  for (std::size_t next = 0; next < measures.size(); ++next) {
    const auto [first, last] = graph_->in_claims(measures[next]);
    for (ClaimId e = first; e < last; ++e)
      if (graph_->type_of(e) == exception_to_ &&
          std::find(measures.begin(), measures.end(), graph_->edge(e).source) == measures.end())
        measures.push_back(graph_->edge(e).source);
  }
  std::vector<Candidate> found;
  for (const VertexId measure : measures) add_candidate(found, measure, hop);
  return found;
}

std::vector<MeasureOnHop> Measures::on(const Hop& hop) const {
  std::vector<Candidate> found = candidates(hop);

  // What an exception replaces; an exception to an exception is taken first.
  std::vector<Match> effective(found.size());
  std::vector<bool> settled(found.size(), false);
  const auto index_of = [&](VertexId measure) {
    for (std::size_t i = 0; i < found.size(); ++i)
      if (found[i].measure == measure) return i;
    return found.size();
  };
  for (std::size_t round = 0; round < found.size(); ++round)
    for (std::size_t i = 0; i < found.size(); ++i) {
      Match match = found[i].match();
      const auto [first, last] = graph_->in_claims(found[i].measure);
      for (ClaimId e = first; e < last; ++e) {
        if (graph_->type_of(e) != exception_to_) continue;
        const std::size_t exception = index_of(graph_->edge(e).source);
        if (exception == found.size() || found[exception].expected) continue;
        match = without(match, settled[exception] ? effective[exception] : found[exception].match());
      }
      found[i].exception_possible = match == Match::possible && found[i].match() == Match::certain;
      if (settled[i] && effective[i] == match) continue;
      effective[i] = match;
      settled[i] = true;
    }

  std::vector<Candidate> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    found[i].left = effective[i];
    if (effective[i] != Match::no) kept.push_back(found[i]);
  }
  if (hop.product != no_vertex) settle_compliance(kept, hop);
  return grouped(kept, hop);
}

void Measures::settle_compliance(std::vector<Candidate>& kept, const Hop& hop) const {
  for (const Related& family : families(hop.product))
    for (const std::uint32_t e : graph_->out_claims(family.vertex, complies_with_)) {
      if (lens_->in_time(e) == Match::no) continue;
      const Match complies = both(family.match, seen(e));
      if (complies == Match::no) continue;
      const VertexId measure = graph_->edge(e).target;
      std::erase_if(kept, [&](Candidate& candidate) {
        if (candidate.measure != measure || candidate.role != MeasureRole::against) return false;
        candidate.parts = without(candidate.parts, complies);
        return candidate.parts == Match::no;
      });
      Candidate candidate;
      candidate.measure = measure;
      candidate.claim = graph_->claim_of_vertex(measure);
      candidate.effect = effect_of(measure);
      candidate.role = MeasureRole::must_comply;
      candidate.expected = !Lens::real(graph_->modality(candidate.claim));
      candidate.parts = both(complies, seen(candidate.claim));
      candidate.time = Match::certain;
      const bool over = !candidate.expected && in_force(candidate.claim, hop) == Match::no;
      if (candidate.parts != Match::no && !over) kept.push_back(candidate);
    }
}

std::vector<MeasureOnHop> Measures::grouped(const std::vector<Candidate>& candidates, const Hop& hop) const {
  std::vector<std::size_t> leader(candidates.size());
  for (std::size_t i = 0; i < leader.size(); ++i) leader[i] = i;
  const auto join = [&](std::size_t a, std::size_t b) {
    const std::size_t from = std::max(leader[a], leader[b]);
    const std::size_t to = std::min(leader[a], leader[b]);
    for (std::size_t& l : leader)
      if (l == from) l = to;
  };
  for (std::size_t a = 0; a < candidates.size(); ++a) {
    const std::vector<ClaimId> matter = tellings_of(*graph_, candidates[a].claim);
    for (std::size_t b = a + 1; b < candidates.size(); ++b) {
      if (candidates[a].role != candidates[b].role) continue;
      const bool same = std::find(matter.begin(), matter.end(), candidates[b].claim) != matter.end();
      if (same) join(a, b);
    }
  }

  std::vector<MeasureOnHop> result;
  for (std::size_t l = 0; l < candidates.size(); ++l) {
    if (leader[l] != l) continue;
    std::vector<const Candidate*> tellings;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (leader[i] == l) tellings.push_back(&candidates[i]);
    std::stable_sort(tellings.begin(), tellings.end(), [](const Candidate* a, const Candidate* b) {
      return std::tuple(a->expected, -static_cast<int>(a->match()), a->measure) <
             std::tuple(b->expected, -static_cast<int>(b->match()), b->measure);
    });
    const Candidate& best = *tellings.front();
    MeasureOnHop row;
    row.measure = best.measure;
    row.role = best.role;
    row.effect = best.effect;
    row.match = best.match();
    row.expected = best.expected;
    row.part_unknown = best.parts == Match::possible && !best.exception_possible;
    row.exception_possible = best.exception_possible;
    if (!best.expected && best.role != MeasureRole::must_comply && best.time == Match::possible)
      row.doubt = lens_->doubt(best.claim, lens_->options().as_of.value_or(
                                               DayRange{hop.time.start_earliest, hop.time.end_latest}));
    for (const Candidate* telling : tellings) {
      if (std::find(row.tellings.begin(), row.tellings.end(), telling->measure) != row.tellings.end())
        continue;
      row.tellings.push_back(telling->measure);
      const auto [first, last] = graph_->in_claims(telling->measure);
      for (ClaimId e = first; e < last; ++e)
        if (graph_->type_of(e) == condition_of_ && lens_->attested(e) != Match::no)
          row.conditions.push_back(graph_->edge(e).source);
    }
    std::sort(row.conditions.begin(), row.conditions.end());
    row.conditions.erase(std::unique(row.conditions.begin(), row.conditions.end()), row.conditions.end());
    result.push_back(std::move(row));
  }
  std::sort(result.begin(), result.end(), [](const MeasureOnHop& a, const MeasureOnHop& b) {
    return std::tuple(a.role, a.expected, -static_cast<int>(a.match), a.measure) <
           std::tuple(b.role, b.expected, -static_cast<int>(b.match), b.measure);
  });
  return result;
}

}  // namespace filiera

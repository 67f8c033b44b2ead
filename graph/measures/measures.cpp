// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods.
#include "graph/measures/measures.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/lens/same_matter.hpp"
#include "graph/time/common_time.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

Measures::Measures(const Lens& lens, std::vector<VertexId> lifted)
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
      permits_(*graph_->kinds().find_effect(vocab::fil_permits)),
      lifted_(std::move(lifted)),
      one_day_(lens.on_one_day()),
      rules_number_(std::size_t{graph_->vertex_count()} + 1),
      seat_number_(graph_->vertex_count()) {
  std::sort(lifted_.begin(), lifted_.end());
}

bool Measures::lifted(VertexId measure) const { return std::binary_search(lifted_.begin(), lifted_.end(), measure); }

EffectId Measures::effect_of(VertexId measure) const {
  const TermId effect = graph_->object(graph_->term_of_vertex(measure), vocab::fil_effect);
  const auto found = graph_->kinds().find_effect(graph_->terms().value(effect));
  if (!found) throw_damaged_data();
  return *found;
}

// A product complies on every day, but where the claim is dated.
bool Measures::complies_always(ClaimId claim) const {
  return !graph_->has(claim, start_stated) && !graph_->has(claim, end_stated);
}

Match Measures::complied_with(ClaimId claim, DayRange day) const {
  const Match complies =
      both(lens_->seen(claim), complies_always(claim) ? Match::certain : holds(lens_->bounds(claim), day));
  return lens_->unless_contested(claim, complies);
}

std::vector<VertexId> Measures::on_product(VertexId product) const {
  std::vector<VertexId> found;
  for (const Related& family : relatives(product))
    for (const EdgeTypeId type : {applies_to_, instead_of_})
      for (const ClaimId e : graph_->in_claims(family.vertex, type)) found.push_back(graph_->edge(e).source);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<Measures::Candidate> Measures::stated(const Hop& hop) const {
  std::vector<Candidate> found;
  for (const Rule& rule : rules_of(hop.product).rules) {
    Candidate candidate = rule.candidate;
    candidate.parts = both(candidate.parts, stated_parts(rule, hop));
    if (candidate.parts != Match::no) found.push_back(candidate);
  }
  return found;
}

std::vector<Measures::Candidate> Measures::governing(const Hop& hop) const {
  if (!one_day_) return governing_on_days(hop);
  const Rules& rules = rules_of(hop.product);
  std::vector<Candidate> found;
  for (const Rule& rule : rules.rules) {
    Candidate candidate = rule.candidate;
    candidate.parts = both(candidate.parts, stated_parts(rule, hop));
    if (candidate.match() != Match::no) found.push_back(candidate);
  }
  if (rules.excepted) settle_exceptions(found);
  if (rules.complies) settle_compliance(found, hop, *lens_->options().as_of);
  return found;
}

// What an exception replaces; an exception to an exception is taken first.
void Measures::settle_exceptions(std::vector<Candidate>& found) const {
  std::vector<Match> effective(found.size());
  std::vector<bool> settled(found.size(), false);
  std::unordered_map<VertexId, std::size_t> index_of;
  for (std::size_t i = 0; i < found.size(); ++i) index_of.try_emplace(found[i].measure, i);
  // Calls visit(index) for the exceptions to the candidate that are among those found and count.
  const auto each_exception = [&](std::size_t i, auto visit) {
    for (const ClaimId e : graph_->in_claims(found[i].measure, exception_to_))
      if (const auto by = index_of.find(graph_->edge(e).source); by != index_of.end() && !found[by->second].expected)
        visit(by->second);
  };
  bool changed = true;
  for (std::size_t round = 0; changed && round < found.size(); ++round) {
    changed = false;
    for (std::size_t i = 0; i < found.size(); ++i) {
      Match match = found[i].match();
      each_exception(i, [&](std::size_t by) {
        const Match replacing = settled[by] ? effective[by] : found[by].match();
        match = without(match, lens_->unless_contested(found[by].claim, replacing));
      });
      found[i].exception_possible = match == Match::possible && found[i].match() == Match::certain;
      if (settled[i] && effective[i] == match) continue;
      effective[i] = match;
      settled[i] = changed = true;
    }
  }
  for (std::size_t i = 0; i < found.size(); ++i) found[i].left = effective[i];
  for (std::size_t i = 0; i < found.size(); ++i)
    each_exception(i, [&](std::size_t by) {
      found[i].removed = either(found[i].removed, lens_->unless_contested(found[by].claim, effective[by]));
    });
  std::erase_if(found, [](const Candidate& candidate) { return candidate.left == Match::no; });
}

Match Measures::barring(const Candidate& candidate) const {
  if (!candidate.bars || candidate.role != MeasureRole::against || candidate.expected) return Match::no;
  return lens_->unless_contested(candidate.claim, candidate.match());
}

std::vector<MeasureOnHop> Measures::on(const Hop& hop) const {
  const std::vector<Candidate> found = governing(hop);
  return found.empty() ? std::vector<MeasureOnHop>() : grouped(found, hop);
}

void Measures::settle_compliance(std::vector<Candidate>& kept, const Hop& hop, DayRange day) const {
  for (const Related& family : families(hop.product))
    for (const std::uint32_t e : graph_->out_claims(family.vertex, complies_with_)) {
      const Match complies = both(family.match, complied_with(e, day));
      if (complies == Match::no) continue;
      const VertexId measure = graph_->edge(e).target;
      if (lifted(measure)) continue;
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
      candidate.parts = both(complies, lens_->seen(candidate.claim));
      candidate.time = Match::certain;
      const bool over = !candidate.expected && holds(lens_->bounds(candidate.claim), day) == Match::no;
      if (candidate.parts != Match::no && !over) kept.push_back(candidate);
    }
}

std::vector<MeasureOnHop> Measures::grouped(const std::vector<Candidate>& candidates, const Hop& hop) const {
  // Those that tell one matter in one role, in the order in which the matters are met.
  std::vector<std::vector<const Candidate*>> matters;
  std::map<std::pair<MeasureRole, ClaimId>, std::size_t> matter_of;
  for (const Candidate& candidate : candidates) {
    const auto [matter, fresh] = matter_of.try_emplace({candidate.role, candidate.claim}, matters.size());
    if (fresh) {
      for (const ClaimId telling : same_matter_claims(*graph_, candidate.claim))
        matter_of.try_emplace({candidate.role, telling}, matters.size());
      matters.emplace_back();
    }
    matters[matter->second].push_back(&candidate);
  }

  std::vector<MeasureOnHop> result;
  for (std::vector<const Candidate*>& tellings : matters) {
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
      row.doubt = lens_->doubt(best.claim,
                               lens_->options().as_of.value_or(DayRange{hop.time.start_earliest, hop.time.end_latest}));
    for (const Candidate* telling : tellings) {
      row.bars = either(row.bars, barring(*telling));
      if (std::find(row.tellings.begin(), row.tellings.end(), telling->measure) != row.tellings.end()) continue;
      row.tellings.push_back(telling->measure);
      for (const ClaimId e : graph_->in_claims(telling->measure, condition_of_))
        if (lens_->attested(e) != Match::no && !lifted(graph_->edge(e).source))
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

// SPDX-License-Identifier: Apache-2.0
// Measures over the days of a period.
#include "graph/measures/sweep.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "graph/measures/exceptions.hpp"
#include "graph/model/measure_parts.hpp"
#include "graph/time/common_time.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

Sweep::Sweep(const Surroundings& around, const RuleIndex& index, const Lifted& lifted)
    : around_(&around), index_(&index), lifted_(&lifted) {}

std::shared_ptr<const Sweep::DayState> Sweep::on_day(Day day) const {
  constexpr std::size_t most = 256;
  if (days_.size() >= most && !days_.contains(day)) days_.clear();
  std::shared_ptr<const DayState>& kept = days_[day];
  if (!kept) kept = std::make_shared<const DayState>(around_->lens().on(day), *around_, *index_, *lifted_);
  return kept;
}

template <class Visit>
void Sweep::each_interval(DayRange period, const std::vector<Day>& breakpoints, const std::vector<Day>& more,
                          Visit visit) const {
  std::vector<Day> all = breakpoints;
  all.insert(all.end(), more.begin(), more.end());
  const std::vector<DayRange> intervals = between_breakpoints(period, std::move(all));
  auto next = breakpoints.begin();
  Day since = unbounded_past;
  for (const DayRange& interval : intervals) {
    if (breakpoints.empty()) {
      visit(interval, *around_, *index_);
      continue;
    }
    while (next != breakpoints.end() && *next <= interval.first) since = *next++;
    const std::shared_ptr<const DayState> then = on_day(since);
    visit(interval, then->around, then->index);
  }
}

void Sweep::add_breakpoints_of(std::span<const VertexId> vertices, std::vector<Day>& days) const {
  for (const VertexId v : vertices) {
    if (v == no_vertex) continue;
    const std::vector<Day>& more = around_->breakpoints(v);
    days.insert(days.end(), more.begin(), more.end());
  }
  sort_unique(days);
}

namespace {

// Of a hop of which one end is not known: it may be a party that an exception to a rule states which reaches the other.
void add_days_of_exceptions(const Surroundings& around, const Hop& hop, std::vector<Day>& days) {
  if (hop.supplier != no_vertex && hop.recipient != no_vertex) return;
  const KnowledgeGraph& graph = around.graph();
  for (const VertexId end : {hop.supplier, hop.recipient}) {
    if (end == no_vertex) continue;
    for (const VertexId measure : around.reaching_measures(end))
      for (const VertexId exception : all_exceptions_to(measure, around))
        if (states_parties(graph, exception))
          add_breakpoints(days, around.lens().bounds(graph.claim_of_vertex(exception)));
  }
}

}  // namespace

std::vector<Day> Sweep::breakpoints_of(const Hop& hop, const ProductRules& rules) const {
  std::vector<Day> days = rules.breakpoints;
  if (rules.by_destination) add_breakpoints_of(std::array{hop.recipient, hop.destination}, days);
  if (rules.by_supplier) add_breakpoints_of(std::array{hop.supplier}, days);
  if (!rules.reaches) return days;
  for (const VertexId party : {hop.recipient, hop.supplier}) {
    if (party == no_vertex) continue;
    const std::vector<Day>& more = around_->ownership_breakpoints(party);
    days.insert(days.end(), more.begin(), more.end());
  }
  add_days_of_exceptions(*around_, hop, days);
  sort_unique(days);
  return days;
}

std::vector<Day> Sweep::times_of(const Hop& hop, const ProductRules& rules) const {
  const KnowledgeGraph& graph = around_->graph();
  std::vector<Day> days;
  for (const Rule& rule : rules.rules) add_breakpoints(days, rule.time);
  if (rules.complies)
    for (const Related& family : around_->complying(hop.product))
      for (const ClaimId e : graph.out_claims(family.vertex, around_->types().complies_with))
        add_breakpoints(days, around_->lens().bounds(graph.claim_of_vertex(graph.edge(e).target)));
  return days;
}

std::vector<Candidate> Sweep::governing(const Hop& hop) const {
  const ProductRules& rules = index_->of(hop);
  if (rules.rules.empty() && !rules.complies) return {};
  const std::optional<Bounds> time = within(hop.time, period());
  if (!time) return {};
  const std::vector<Day> breakpoints = breakpoints_of(hop, rules);
  if (!breakpoints.empty() || rules.excepted || rules.complies) return sweep_days(hop, *time, rules, breakpoints);
  std::vector<Candidate> found = candidates_of(rules, *around_, hop);
  for (Candidate& candidate : found)
    if (!candidate.expected) candidate.time = common(*time, around_->lens().bounds(candidate.claim));
  drop_unmatched(found);
  return found;
}

std::vector<Candidate> Sweep::sweep_days(const Hop& hop, const Bounds& time, const ProductRules& rules,
                                         const std::vector<Day>& breakpoints) const {
  const Lens& lens = around_->lens();
  // A measure in one role, day by day: with exceptions considered, and without.
  struct Timeline {
    Candidate candidate;
    MatchedDays left, before;
  };
  std::vector<Timeline> timelines;
  std::map<std::pair<VertexId, MeasureRole>, std::size_t> number_of;
  std::optional<std::vector<Candidate>> stated;  // at the latest breakpoint
  each_interval(
      {time.start_earliest, time.end_latest}, breakpoints, times_of(hop, rules),
      [&](DayRange interval, const Surroundings& then, const RuleIndex& index) {
        if (!stated || std::binary_search(breakpoints.begin(), breakpoints.end(), interval.first))
          stated = candidates_of(index.of(hop), then, hop);
        const DayRange day{interval.first, interval.first};
        std::vector<Candidate> found = *stated;
        settle(rules, index, then, hop, day, found);
        for (const Candidate& candidate : found) {
          const auto [number, fresh] = number_of.try_emplace({candidate.measure, candidate.role}, timelines.size());
          if (fresh) timelines.push_back({candidate, {}, {}});
          Timeline& timeline = timelines[number->second];
          if (!timeline.candidate.through) timeline.candidate.through = candidate.through;
          timeline.left.add(interval, without(candidate.parts, candidate.removed));
          timeline.before.add(interval, candidate.parts);
        }
      });
  std::vector<Candidate> found;
  for (const Timeline& timeline : timelines) {
    Candidate candidate = timeline.candidate;
    const Bounds own = lens.bounds(candidate.claim);
    const bool timed = !candidate.expected && candidate.role != MeasureRole::must_comply;
    const Bounds counted = timed ? own
                           : candidate.expected
                               ? every_day
                               : Bounds{own.start_earliest, own.start_earliest, own.end_latest, own.end_latest};
    candidate.left = timeline.left.meet(time, counted);
    if (candidate.left == Match::no) continue;
    const Match before = timeline.before.meet(time, counted);
    candidate.exception_possible = candidate.left == Match::possible && before == Match::certain;
    candidate.time = candidate.expected ? Match::no : timed ? common(time, own) : Match::certain;
    // Time and parts may each be certain and still not hold on one common day.
    candidate.parts = before == Match::possible && (!timed || candidate.time == Match::certain)
                          ? Match::possible
                          : timeline.before.best({time.start_earliest, time.end_latest});
    found.push_back(candidate);
  }
  return found;
}

bool Sweep::shares_day(const Hop& hop, const Bounds& time) const {
  const std::optional<Bounds> days = within(hop.time, period());
  return days && common(*days, time) != Match::no;
}

std::vector<Candidate> Sweep::on_parties(const Hop& hop) const {
  const std::optional<Bounds> time = within(hop.time, period());
  if (!time) return {};
  const std::vector<VertexId> measures = measures_on_ends(*around_, hop);
  if (measures.empty()) return {};
  const KnowledgeGraph& graph = around_->graph();
  const MeasureEdgeTypes& types = around_->types();
  std::vector<Day> days;
  std::vector<Day> times;  // of exceptions
  bool reaches = false;
  const auto add_parts_of = [&](VertexId measure) {
    for (const EdgeTypeId type : {types.on_party, types.to_place, types.from_place})
      for (const ClaimId e : graph.out_claims(measure, type))
        add_breakpoints_of(std::array{graph.edge(e).target}, days);
  };
  for (const VertexId measure : measures) {
    reaches |= !graph.out_claims(measure, types.reaches_by).empty();
    add_parts_of(measure);
    for (const VertexId exception : all_exceptions_to(measure, *around_)) {
      add_parts_of(exception);
      add_breakpoints(times, around_->lens().bounds(graph.claim_of_vertex(exception)));
      if (states_goods(graph, exception)) add_breakpoints_of(std::array{hop.product}, days);
    }
  }
  for (const VertexId end : {hop.supplier, hop.recipient})
    if (reaches && end != no_vertex) {
      const std::vector<Day>& more = around_->ownership_breakpoints(end);
      days.insert(days.end(), more.begin(), more.end());
    }
  if (reaches) add_days_of_exceptions(*around_, hop, days);
  add_breakpoints_of(std::array{hop.supplier, hop.recipient, hop.destination}, days);
  struct Timeline {
    Candidate candidate;
    MatchedDays matched;
    Match best = Match::no;
    Day best_since = unbounded_past;  // the breakpoint before the first day of the best match
  };
  std::map<VertexId, Timeline> timelines;
  each_interval(
      {time->start_earliest, time->end_latest}, days, times,
      [&](DayRange interval, const Surroundings& then, const RuleIndex& index) {
        const DayRange day{interval.first, interval.first};
        for (const Candidate& candidate : on_parties_alone(index, then, hop, day)) {
          Timeline& timeline = timelines.try_emplace(candidate.measure, Timeline{candidate, {}}).first->second;
          const Match parts = both(candidate.parts, candidate.left);
          timeline.matched.add(interval, parts);
          if (candidate.removed_by != no_claim) timeline.candidate.removed_by = candidate.removed_by;
          if (parts <= timeline.best) continue;
          timeline.best = parts;
          const auto after = std::upper_bound(days.begin(), days.end(), interval.first);
          timeline.best_since = after == days.begin() ? interval.first : *std::prev(after);
          timeline.candidate.through = candidate.through;
        }
      });
  std::vector<Candidate> found;
  for (auto& [measure, timeline] : timelines) {
    Candidate& candidate = timeline.candidate;
    candidate.parts =
        timeline.matched.meet(*time, candidate.expected ? every_day : around_->lens().bounds(candidate.claim));
    candidate.time = candidate.left = Match::certain;
    if (candidate.match() == Match::no) continue;
    if (candidate.through && candidate.match() == Match::possible) {
      ReachedHop through = *candidate.through;
      if (timeline.best == Match::possible)
        through.doubts =
            doubts_of_reach(on_day(timeline.best_since)->around, through.rule, through.party, through.chain.claims);
      candidate.through = std::make_shared<const ReachedHop>(std::move(through));
    }
    found.push_back(std::move(candidate));
  }
  return found;
}

std::vector<Day> Sweep::breakpoints_of(const Hop& hop, const Prohibition& stated) const {
  std::vector<Day> days;
  add_breakpoints_of(std::array{hop.recipient, hop.destination, hop.supplier}, days);
  if (!stated.goods.empty() && hop.product != no_vertex) {
    const std::vector<Day>& more = around_->breakpoints(hop.product, stated.goods);
    days.insert(days.end(), more.begin(), more.end());
  }
  for (const auto* values : {&stated.from_places, &stated.to_places, &stated.parties})
    add_breakpoints_of(*values, days);
  if (!stated.reaches) return days;
  for (const VertexId end : {hop.recipient, hop.supplier})
    if (end != no_vertex) {
      const std::vector<Day>& more = around_->ban_breakpoints(end);
      days.insert(days.end(), more.begin(), more.end());
    }
  add_days_of_exceptions(*around_, hop, days);
  sort_unique(days);
  return days;
}

Match Sweep::governs(const Prohibition& stated, const Hop& hop) const {
  const std::optional<Bounds> time = within(hop.time, period());
  if (!time) return Match::no;
  MatchedDays matched;
  each_interval({time->start_earliest, time->end_latest}, breakpoints_of(hop, stated), {},
                [&](DayRange interval, const Surroundings& then, const RuleIndex&) {
                  matched.add(interval, filiera::governs(stated, then, hop));
                });
  return matched.meet(*time, every_day);
}

std::shared_ptr<const ReachedHop> Sweep::through(const Prohibition& stated, const Hop& hop) const {
  const std::optional<Bounds> time = within(hop.time, period());
  if (!time) return nullptr;
  Match match = Match::no;
  std::shared_ptr<const ReachedHop> found;
  each_interval({time->start_earliest, time->end_latest}, breakpoints_of(hop, stated), {},
                [&](DayRange, const Surroundings& then, const RuleIndex&) {
                  if (match == Match::certain) return;
                  auto [firm, through] = through_ownership(stated, then, hop);
                  if (firm <= match) return;
                  match = firm;
                  found = std::move(through);
                });
  return found;
}

Match Sweep::flows_into(VertexId product, VertexId into, const Bounds& time) const {
  const std::vector<Day>& breakpoints = around_->breakpoints(product, {into});
  if (breakpoints.empty()) return around_->flows_into(product, into);
  const std::optional<Bounds> inside = within(time, period());
  if (!inside) return Match::no;
  MatchedDays matched;
  each_interval({inside->start_earliest, inside->end_latest}, breakpoints, {},
                [&](DayRange interval, const Surroundings& then, const RuleIndex&) {
                  matched.add(interval, then.flows_into(product, into));
                });
  return matched.meet(*inside, every_day);
}

std::vector<Derivation> Sweep::derive(const Hop& hop) const {
  const ProductRules& rules = index_->of(hop);
  const std::optional<Bounds> time = within(hop.time, period());
  if (!time || (rules.rules.empty() && !rules.complies)) return {};
  std::vector<Derivation> best;
  std::map<std::pair<VertexId, MeasureRole>, std::size_t> number_of;
  each_interval({time->start_earliest, time->end_latest}, breakpoints_of(hop, rules), times_of(hop, rules),
                [&](DayRange interval, const Surroundings& then, const RuleIndex& index) {
                  for (Derivation& found : filiera::derive(index, then, hop, {interval.first, interval.first})) {
                    found.days = interval;
                    const auto [number, fresh] = number_of.try_emplace({found.measure, found.role}, best.size());
                    if (fresh)
                      best.push_back(std::move(found));
                    else if (found.match > best[number->second].match)
                      best[number->second] = std::move(found);
                  }
                });
  // The match on one day may be better than the match over all possible dates of the hop.
  for (const Candidate& candidate : governing(hop))
    if (const auto number = number_of.find({candidate.measure, candidate.role}); number != number_of.end()) {
      Derivation& derivation = best[number->second];
      if (candidate.match() < derivation.match)
        derivation.clauses.push_back({ClauseKind::one_day,
                                      candidate.match(),
                                      no_vertex,
                                      no_vertex,
                                      no_claim,
                                      {},
                                      {{DoubtKind::one_day, candidate.claim, derivation.days}}});
      derivation.match = candidate.match();
    }
  return best;
}

}  // namespace filiera

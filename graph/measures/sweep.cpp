// SPDX-License-Identifier: Apache-2.0
// Measures on the days of a hop where the lens has no single day: the rule of one day, part by part of the time in
// which nothing that concerns the hop begins or ends.
#include <algorithm>
#include <array>
#include <unordered_set>

#include "graph/measures/measures_on_day.hpp"
#include "graph/time/common_time.hpp"

namespace filiera {

Measures::Measures(const Lens& lens, std::vector<VertexId> lifted, const OnDay&) : Measures(lens, std::move(lifted)) {
  one_day_ = any_time_ = true;
  // There may be many days, each for few hops.
  rules_number_ = SparseNumbers(std::size_t{graph_->vertex_count()} + 1, 0);
  seat_number_ = SparseNumbers(graph_->vertex_count(), 0);
}

std::shared_ptr<const Measures::OnDay> Measures::on_day(Day day) const {
  constexpr std::size_t most = 256;
  if (on_days_.size() >= most && !on_days_.contains(day)) on_days_.clear();
  std::shared_ptr<const OnDay>& kept = on_days_[day];
  if (!kept) kept = std::make_shared<const OnDay>(lens_->on(day), lifted_);
  return kept;
}

const std::vector<Day>& Measures::turns_of(VertexId vertex) const {
  const auto known = turns_.find(vertex);
  if (known != turns_.end()) return known->second;
  std::vector<Day> turns;
  std::vector<VertexId> reached{vertex};
  std::unordered_set<VertexId> met{vertex};
  const auto meet = [&](VertexId v) {
    if (met.insert(v).second) reached.push_back(v);
  };
  const bool product = graph_->kind_of_vertex(vertex) == Kind::product;
  // What a product is a variant of or an input to; where a party or a place lies, and to what it belongs.
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const EdgeTypeId type : {product ? kind_of_ : located_in_, product ? input_to_ : member_of_})
      for (const std::uint32_t e : graph_->out_claims(reached[next], type)) {
        add_turns(turns, lens_->bounds(e));
        meet(graph_->edge(e).target);
      }
  if (product) {
    std::vector<VertexId> families = std::move(reached);
    reached = {vertex};
    met = {vertex};
    for (std::size_t next = 0; next < reached.size(); ++next)
      for (const ClaimId e : graph_->in_claims(reached[next], kind_of_)) {
        add_turns(turns, lens_->bounds(e));
        meet(graph_->edge(e).source);
      }
    families.insert(families.end(), reached.begin(), reached.end());
    for (const VertexId family : families)
      for (const std::uint32_t e : graph_->out_claims(family, complies_with_))
        if (!complies_always(e)) add_turns(turns, lens_->bounds(e));
  }
  sort_unique(turns);
  return turns_.emplace(vertex, std::move(turns)).first->second;
}

void Measures::add_turns_of(std::span<const VertexId> vertices, std::vector<Day>& turns) const {
  for (const VertexId v : vertices) {
    if (v == no_vertex) continue;
    const std::vector<Day>& more = turns_of(v);
    turns.insert(turns.end(), more.begin(), more.end());
  }
  sort_unique(turns);
}

std::vector<Measures::Candidate> Measures::governing_on_days(const Hop& hop) const {
  const Rules& rules = rules_of(hop.product);
  if (rules.rules.empty() && !rules.complies) return {};
  const std::optional<Bounds> time = within(hop.time, lens_->options().as_of.value_or(DayRange{}));
  if (!time) return {};
  std::vector<Day> turns = rules.turns;
  if (rules.ends) add_turns_of(std::array{hop.recipient, hop.destination}, turns);
  if (rules.suppliers) add_turns_of(std::array{hop.supplier}, turns);
  if (!turns.empty() || rules.excepted || rules.complies) return swept(hop, *time, rules, std::move(turns));
  std::vector<Candidate> found;
  for (const Rule& rule : rules.rules) {
    Candidate candidate = rule.candidate;
    if (!candidate.expected) candidate.time = common(*time, rule.time);
    if (candidate.match() == Match::no) continue;
    candidate.parts = both(candidate.parts, stated_parts(rule, hop));
    if (candidate.parts != Match::no) found.push_back(candidate);
  }
  return found;
}

std::vector<Measures::Candidate> Measures::swept(const Hop& hop, const Bounds& time, const Rules& rules,
                                                 std::vector<Day> turns) const {
  // A measure in one role, day by day: with its exceptions, and without.
  struct Course {
    Candidate candidate;
    MatchedDays left, before;
  };
  std::vector<Course> courses;
  std::vector<Day> in_force;
  for (const Rule& rule : rules.rules) add_turns(in_force, rule.time);
  if (rules.complies)
    for (const Related& family : families(hop.product))
      for (const std::uint32_t e : graph_->out_claims(family.vertex, complies_with_))
        add_turns(in_force, lens_->bounds(graph_->claim_of_vertex(graph_->edge(e).target)));
  std::optional<std::vector<Candidate>> stated_since;  // the last turn
  each_part({time.start_earliest, time.end_latest}, turns, in_force, [&](DayRange part, const Measures& then) {
    if (!stated_since || std::binary_search(turns.begin(), turns.end(), part.first)) stated_since = then.stated(hop);
    const DayRange day{part.first, part.first};
    std::vector<Candidate> found = *stated_since;
    for (Candidate& candidate : found)
      candidate.time = candidate.expected ? Match::no : holds(lens_->bounds(candidate.claim), day);
    std::erase_if(found, [](const Candidate& candidate) { return candidate.match() == Match::no; });
    if (rules.excepted) settle_exceptions(found);
    if (rules.complies) then.settle_compliance(found, hop, day);
    for (const Candidate& candidate : found) {
      auto course = std::find_if(courses.begin(), courses.end(), [&](const Course& c) {
        return c.candidate.measure == candidate.measure && c.candidate.role == candidate.role;
      });
      if (course == courses.end()) course = courses.insert(course, {candidate, {}, {}});
      course->left.add(part, without(candidate.parts, candidate.removed));
      course->before.add(part, candidate.parts);
    }
  });
  std::vector<Candidate> found;
  for (const Course& course : courses) {
    Candidate candidate = course.candidate;
    const Bounds own = lens_->bounds(candidate.claim);
    const bool timed = !candidate.expected && candidate.role != MeasureRole::must_comply;
    const Bounds counted = timed ? own
                           : candidate.expected
                               ? every_day
                               : Bounds{own.start_earliest, own.start_earliest, own.end_latest, own.end_latest};
    candidate.left = course.left.meet(time, counted);
    if (candidate.left == Match::no) continue;
    const Match before = course.before.meet(time, counted);
    candidate.exception_possible = candidate.left == Match::possible && before == Match::certain;
    candidate.time = candidate.expected ? Match::no : timed ? common(time, own) : Match::certain;
    // Where time and parts are certain each for itself, they may yet not fall together.
    candidate.parts = before == Match::possible && (!timed || candidate.time == Match::certain)
                          ? Match::possible
                          : course.before.best({time.start_earliest, time.end_latest});
    found.push_back(candidate);
  }
  return found;
}

Match Measures::flows_into(VertexId product, VertexId into, const Bounds& time) const {
  if (!one_day_ && !turns_of(product).empty()) {
    const std::optional<Bounds> inside = within(time, lens_->options().as_of.value_or(DayRange{}));
    if (!inside) return Match::no;
    MatchedDays days;
    each_part({inside->start_earliest, inside->end_latest}, turns_of(product), {},
              [&](DayRange part, const Measures& then) { days.add(part, then.flows_into(product, into, time)); });
    return days.meet(*inside, every_day);
  }
  const auto [place, fresh] = become_.try_emplace(product);
  std::unordered_map<VertexId, Match>& reached = place->second;
  if (fresh) {
    // First over what is certain, then from all of that over what is possible: each gets its best match.
    std::vector<VertexId> order{product};
    reached[product] = Match::certain;
    for (const Match match : {Match::certain, Match::possible})
      for (std::size_t next = 0; next < order.size(); ++next)
        for (const EdgeTypeId type : {kind_of_, input_to_})
          for (const ClaimId c : graph_->out_claims(order[next], type))
            if (const VertexId whole = graph_->edge(c).target;
                lens_->circumstance(c) >= match && reached.try_emplace(whole, match).second)
              order.push_back(whole);
  }
  const auto found = reached.find(into);
  return found == reached.end() ? Match::no : found->second;
}

}  // namespace filiera

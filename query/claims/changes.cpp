// SPDX-License-Identifier: Apache-2.0
// Changes between two dates, with their causes.
#include "query/claims/changes.hpp"

#include <algorithm>
#include <tuple>

namespace filiera {
namespace {

Lens lens_on(const KnowledgeGraph& graph, LensOptions options, DayRange date) {
  options.as_of = date;
  options.minimum_certainty = Firmness::possible;  // compares possible matches too
  options.as_last_told = true;                     // the absence of later sources ends nothing
  return Lens(graph, std::move(options));
}

// Whether it has a state on each day: a link or a measure.
bool changeable(const KnowledgeGraph& graph, ClaimId c) {
  const Kind kind = graph.kind_of_claim(c);
  return kind == Kind::link || kind == Kind::measure;
}

// A match is the minimum of the match of the start (which only grows with time) and that of the end (which only
// shrinks). A match that grew therefore did so by the start, one that shrank by the end.
void explain(const Lens& lens, StateChange& change) {
  const bool by_start = change.after > change.before;
  const Bounds bounds = lens.bounds(change.claim);
  change.days = by_start ? lens.start_days(change.claim) : DayRange{bounds.end_earliest, bounds.end_latest};
  change.events = lens.moving_events(change.claim, by_start ? Turn::start : Turn::end);
  const StatedTime stated = lens.stated_time(change.claim);
  if (!change.events.empty())
    change.cause = Cause::event;
  else if (by_start ? stated.start.has_value() : stated.end.has_value())
    change.cause = Cause::stated_date;
  else
    change.cause = Cause::first_source;
}

// Whether the claim holds on the date of the lens only as last told.
bool only_as_last_told(const KnowledgeGraph& graph, const Lens& lens, ClaimId c) {
  LensOptions options = lens.options();
  options.as_last_told = false;
  return Lens(graph, std::move(options)).match(c) != lens.match(c);
}

}  // namespace

StateChange state_change(const Lens& before, const Lens& after, ClaimId claim) {
  StateChange change;
  change.claim = claim;
  change.before = before.match(claim);
  change.after = after.match(claim);
  explain(after, change);
  return change;
}

std::vector<StateChange> changes(const KnowledgeGraph& graph, const LensOptions& options, DayRange first,
                                 DayRange second) {
  const Lens before = lens_on(graph, options, first);
  const Lens after = lens_on(graph, options, second);
  std::vector<StateChange> found;
  for (const ClaimId c : graph.data().claims_by_term) {
    if (!changeable(graph, c)) continue;
    if (before.match(c) == after.match(c)) continue;
    StateChange change = state_change(before, after, c);
    if (options.minimum_certainty == Firmness::certain &&
        (change.before == Match::possible || change.after == Match::possible || only_as_last_told(graph, before, c) ||
         only_as_last_told(graph, after, c)))
      continue;
    found.push_back(std::move(change));
  }
  std::stable_sort(found.begin(), found.end(), [](const StateChange& a, const StateChange& b) {
    return std::tuple(a.days.first, a.days.last) < std::tuple(b.days.first, b.days.last);
  });
  return found;
}

std::size_t held_between(const KnowledgeGraph& graph, const LensOptions& options, DayRange first, DayRange second) {
  if (second.first - first.last < 2) return 0;
  const Lens before = lens_on(graph, options, first);
  const Lens between = lens_on(graph, options, {first.last + 1, second.first - 1});
  const Lens after = lens_on(graph, options, second);
  const auto& claims = graph.data().claims_by_term;
  return static_cast<std::size_t>(std::count_if(claims.begin(), claims.end(), [&](ClaimId c) {
    return changeable(graph, c) && between.match(c) != Match::no && before.match(c) == Match::no &&
           after.match(c) == Match::no;
  }));
}

}  // namespace filiera

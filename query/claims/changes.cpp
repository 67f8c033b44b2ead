// SPDX-License-Identifier: Apache-2.0
// Changes between two dates, with their causes.
#include "query/claims/changes.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

namespace filiera {
namespace {

Lens lens_on(const KnowledgeGraph& graph, LensOptions options, DayRange date) {
  options.as_of = date;
  options.minimum_certainty = Firmness::possible;  // compares possible matches too
  return Lens(graph, std::move(options));
}

Lens lasting(const Lens& lens) {
  LensOptions options = lens.options();
  options.as_last_told = true;
  return Lens(lens.graph(), std::move(options));
}

// Whether it has a state on each day: a link or a measure.
bool changeable(const KnowledgeGraph& graph, ClaimId c) {
  const Kind kind = graph.kind_of_claim(c);
  return kind == Kind::link || kind == Kind::measure;
}

// Compares a claim on two dates.
class Comparison {
 public:
  Comparison(const Lens& before, const Lens& after)
      : before_(before), after_(after), then_(lasting(before)), now_(lasting(after)) {}

  std::optional<StateChange> change(ClaimId c) const {
    const Match then = then_.match(c), now = now_.match(c);
    if (then == now) return std::nullopt;
    StateChange change;
    change.claim = c;
    change.before = before_.match(c);
    change.after = after_.match(c);
    // A match is the minimum of the match of the start (which only grows with time) and that of the end (which only
    // shrinks). A match that grew therefore did so by the start, one that shrank by the end.
    change.began = now > then;
    const Bounds bounds = now_.bounds(c);
    change.days = change.began ? now_.start_days(c) : DayRange{bounds.end_earliest, bounds.end_latest};
    change.events = now_.moving_events(c, change.began ? Turn::start : Turn::end);
    const StatedTime stated = now_.stated_time(c);
    if (change.events.empty())
      change.cause = (change.began ? stated.start : stated.end) ? Cause::stated_date : Cause::first_source;
    return change;
  }

 private:
  const Lens& before_;
  const Lens& after_;
  Lens then_, now_;
};

}  // namespace

std::optional<StateChange> state_change(const Lens& before, const Lens& after, ClaimId claim) {
  return Comparison(before, after).change(claim);
}

std::vector<StateChange> changes(const KnowledgeGraph& graph, const LensOptions& options, DayRange first,
                                 DayRange second) {
  const Lens before = lens_on(graph, options, first);
  const Lens after = lens_on(graph, options, second);
  const Comparison comparison(before, after);
  std::vector<StateChange> found;
  for (const ClaimId c : graph.data().claims_by_term) {
    if (!changeable(graph, c)) continue;
    std::optional<StateChange> change = comparison.change(c);
    if (!change) continue;
    if (options.minimum_certainty == Firmness::certain &&
        (change->before == Match::possible || change->after == Match::possible))
      continue;
    found.push_back(std::move(*change));
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

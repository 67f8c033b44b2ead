// SPDX-License-Identifier: Apache-2.0
// Edges as a search for paths walks them, with their match and days under the lens.
#include "query/paths/edges.hpp"

#include <algorithm>

namespace filiera {
namespace {

// With `certain`, the days that the edge certainly covers; if there are none, the interval in which its unknown start
// and end lie, which the other edges of the path must then cover.
DayRange days_of(const Bounds& b, Firmness minimum_certainty) {
  if (minimum_certainty == Firmness::possible || b.start_latest == unbounded_future || b.end_earliest == unbounded_past)
    return {b.start_earliest, b.end_latest};
  return {std::min(b.start_latest, b.end_earliest), std::max(b.start_latest, b.end_earliest)};
}

}  // namespace

PathEdges::PathEdges(const Lens& lens, const PathHops& hops, const PathQuery& query, const PathPattern& pattern)
    : lens_(lens),
      hops_(hops),
      graph_(lens.graph()),
      common_period_(query.common_period),
      prohibited_(query.prohibited),
      remembers_(query.prohibited != Prohibited::shown || !lens.reads_columns()),
      shows_all_(!remembers_ && !lens.options().as_of && lens.options().minimum_certainty == Firmness::possible),
      days_(query.common_period == CommonPeriod::required ? lens.options().as_of.value_or(DayRange{}) : DayRange{}),
      budget_(query.edge_budget),
      avoid_(query.avoid.begin(), query.avoid.end()),
      goods_(lens, query.product) {
  for (std::size_t state = 1; state < pattern.state_count(); ++state) {
    forward_ |= pattern.step_into(static_cast<PathPattern::State>(state)).forward;
    backward_ |= pattern.step_into(static_cast<PathPattern::State>(state)).backward;
  }
}

EdgeView PathEdges::view(const WalkedEdge& e) {
  if (!remembers_) return seen(e);
  const std::uint64_t key = std::uint64_t{e.edge.claim} << 1 | (e.walked == Walked::backward);
  const auto [known, fresh] = views_.try_emplace(key);
  if (fresh) known->second = seen(e);
  return known->second;
}

EdgeView PathEdges::seen(const WalkedEdge& e) const {
  EdgeView view;
  // Walked against the flow of goods, an edge has only the match of its claim.
  view.match =
      goods_along(graph_, e.edge) == Walked::forward ? match_of_goods(lens_, e.edge.claim) : lens_.match(e.edge.claim);
  if (view.match != Match::no && removed(e.edge)) view.match = Match::no;
  if (view.match == Match::no) return view;
  view.bounds = lens_.bounds(e.edge.claim);
  if (common_period_ == CommonPeriod::required) view.days = days_of(view.bounds, lens_.options().minimum_certainty);
  return view;
}

bool PathEdges::removes(Match prohibition) const {
  if (prohibited_ == Prohibited::shown || prohibition == Match::no) return false;
  return prohibition == Match::certain || prohibited_ == Prohibited::excluded_if_possible ||
         lens_.options().minimum_certainty == Firmness::certain;
}

// An edge into or out of a product is half of a hop: PathConditions decides once the hop is complete.
bool PathEdges::removed(const Edge& edge) const {
  if (prohibited_ == Prohibited::shown || !measures_are_final()) return false;
  const bool whole = !is_product(graph_, edge.source) && !is_product(graph_, edge.target);
  return whole && removes(hops_.prohibited({&edge, 1}));
}

}  // namespace filiera

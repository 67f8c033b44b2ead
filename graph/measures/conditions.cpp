// SPDX-License-Identifier: Apache-2.0
// The conditions of a measure on a hop.
#include "graph/measures/conditions.hpp"

#include <algorithm>

#include "graph/time/common_time.hpp"

namespace filiera {

Match condition_holds(const Lens& lens, VertexId condition, std::span<const Bounds> times) {
  const ClaimId claim = lens.graph().claim_of_vertex(condition);
  const Match told = lens.unless_contested(claim, lens.seen(claim));
  if (!lens.graph().real(claim)) return told;
  Bounds own = lens.bounds(claim);
  if (never_holds(own)) return Match::no;
  const StatedEnds stated = lens.stated_ends(claim);
  if (!stated.start) own.start_earliest = own.start_latest = unbounded_past;
  if (!stated.end) own.end_earliest = own.end_latest = unbounded_future;
  Match match = told;
  for (const Bounds& time : times) match = both(match, common(own, time));
  return match;
}

std::vector<Doubt> doubts_of_condition(const Lens& lens, VertexId condition, std::span<const Bounds> times,
                                       DayRange period) {
  std::vector<Doubt> doubts;
  if (condition_holds(lens, condition, times) != Match::possible) return doubts;
  const ClaimId claim = lens.graph().claim_of_vertex(condition);
  if (lens.graph().real(claim)) {
    const StatedEnds stated = lens.stated_ends(claim);
    for (const Doubt& doubt : lens.doubts_in_time(claim, period))
      if (doubt.kind == DoubtKind::start ? stated.start : stated.end) doubts.push_back(doubt);
  }
  for (const Doubt& doubt : lens.doubts_of_voices(claim)) doubts.push_back(doubt);
  if (doubts.empty()) doubts.push_back({DoubtKind::one_day, claim, {}});
  return doubts;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The intersection of two uncertain times.
#pragma once

#include "graph/time/date.hpp"

namespace filiera {

// The days that two times have in common: the later of their starts, the earlier of their ends. Of two times with gaps,
// the first one's are kept alone, so that holds() of a time that is common to three may be possible instead of no.
constexpr Bounds common_bounds(const Bounds& a, const Bounds& b) {
  return {std::max(a.start_earliest, b.start_earliest), std::max(a.start_latest, b.start_latest),
          std::min(a.end_earliest, b.end_earliest), std::min(a.end_latest, b.end_latest),
          a.gaps.empty() ? b.gaps : a.gaps};
}

// Whether two times share a day. Like holds(), but both times have uncertain ends; each must start before the other
// ends. Certain if they share a day for every possible choice of the unknown dates. A time that may never start, or may
// always have ended, is never certain. Several times share a day if every two of them do (Helly's theorem on a line).
constexpr Match common(const Bounds& a, const Bounds& b) {
  if (a.start_earliest > b.end_latest || b.start_earliest > a.end_latest) return Match::no;
  if (!a.gaps.empty() || !b.gaps.empty()) {
    const DayRange both{std::max(a.start_earliest, b.start_earliest), std::min(a.end_latest, b.end_latest)};
    if (all_in_gaps(both, a.gaps, b.gaps)) return Match::no;
  }
  const bool may_never_be = a.start_latest == unbounded_future || b.start_latest == unbounded_future ||
                            a.end_earliest == unbounded_past || b.end_earliest == unbounded_past;
  return !may_never_be && a.start_latest <= b.end_earliest && b.start_latest <= a.end_earliest ? Match::certain
                                                                                               : Match::possible;
}

}  // namespace filiera

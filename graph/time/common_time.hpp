// SPDX-License-Identifier: Apache-2.0
// What two uncertain times have in common.
#pragma once

#include "graph/time/date.hpp"

namespace filiera {

// The days that two times have in common: the later of their starts, the earlier of their ends.
constexpr Bounds common_bounds(const Bounds& a, const Bounds& b) {
  return {std::max(a.start_earliest, b.start_earliest), std::max(a.start_latest, b.start_latest),
          std::min(a.end_earliest, b.end_earliest), std::min(a.end_latest, b.end_latest)};
}

// Whether two times share a day: holds() for a period whose own ends are uncertain. Each must start before the other
// ends. Certain when they do in every reading of their dates; what may never start, or may always have ended, is never
// certain. Of several times, all share a day where each two of them do.
constexpr Match common(const Bounds& a, const Bounds& b) {
  if (a.start_earliest > b.end_latest || b.start_earliest > a.end_latest) return Match::no;
  const bool may_never_be = a.start_latest == unbounded_future || b.start_latest == unbounded_future ||
                            a.end_earliest == unbounded_past || b.end_earliest == unbounded_past;
  return !may_never_be && a.start_latest <= b.end_earliest && b.start_latest <= a.end_earliest ? Match::certain
                                                                                               : Match::possible;
}

}  // namespace filiera

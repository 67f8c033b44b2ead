// SPDX-License-Identifier: Apache-2.0
// What changed in the world between two dates, and by what.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// By what a claim began or ceased to hold, or became more or less certain: a done event that introduces or ends the
// claim; the claim's own date; for want of both, the first source that tells it, or the last, after which it holds as
// last told.
enum class Cause : std::uint8_t { event, stated_date, first_source, last_source };

struct StateChange {
  ClaimId claim = no_claim;
  Match before = Match::no;  // on the first date
  Match after = Match::no;   // on the second; never the same
  Cause cause = Cause::event;
  DayRange days;                     // on one of which it began (when `after` is more), else ended
  std::vector<TurningEvent> events;  // of Cause::event
};

// The links and measures whose match under the lens differs between the two dates, in order of `days`, then of IRI.
// A claim that nothing ended holds on as last told: that its last source is older than the second date is no change.
// `options` has no date; with `least` certain, only changes from or to what is certain are told. Neither end of `first`
// may lie after that of `second`. O(claims) lenses' matches, and a sort of the changes.
std::vector<StateChange> changes(const KnowledgeGraph& graph, const LensOptions& options, DayRange first,
                                 DayRange second);

// How many links and measures hold on days between the two dates, certainly or possibly, and on neither of them: what
// came and went, which changes() does not tell. O(claims) lenses' matches.
std::size_t held_between(const KnowledgeGraph& graph, const LensOptions& options, DayRange first, DayRange second);

}  // namespace filiera

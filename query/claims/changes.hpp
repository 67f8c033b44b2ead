// SPDX-License-Identifier: Apache-2.0
// Changes between two dates, with their causes.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// Why a claim began or ceased to hold, or became more or less certain: an event that introduces or terminates the
// claim; the claim's own date; otherwise its first source.
enum class Cause : std::uint8_t { event, stated_date, first_source };

struct StateChange {
  ClaimId claim = no_claim;
  Match before = Match::no;  // on the first date, as last told
  Match after = Match::no;   // on the second date; differs from `before`
  Cause cause = Cause::event;
  DayRange days;                     // it began (if `after` is greater) or ended on one of these days
  std::vector<TurningEvent> events;  // for Cause::event
};

// The matches of the claim on the two dates of the lenses, which differ in nothing else, and why they differ. A cause
// is given where they do not differ too.
StateChange state_change(const Lens& before, const Lens& after, ClaimId claim);

// The links and measures whose match under the lens differs between the two dates, in order of `days`, then of IRI. A
// claim without an end holds on as last told: a last source before the second date is no change. `options` has no
// date; with `minimum_certainty` certain, only changes between no and certain are returned. Requires that neither end
// of `first` lies after that of `second`. O(claims) matches, and sorting the changes.
std::vector<StateChange> changes(const KnowledgeGraph& graph, const LensOptions& options, DayRange first,
                                 DayRange second);

// The number of links and measures that hold, certainly or possibly, on days between the two dates but on neither of
// them; changes() does not return these. O(claims) matches.
std::size_t held_between(const KnowledgeGraph& graph, const LensOptions& options, DayRange first, DayRange second);

}  // namespace filiera

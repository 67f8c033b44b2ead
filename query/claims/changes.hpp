// SPDX-License-Identifier: Apache-2.0
// Changes between two dates, with their causes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// Why a claim began or ceased to hold, or became more or less certain: an event that introduces or terminates the
// claim; the claim's own date; otherwise its first source.
enum class Cause : std::uint8_t { event, stated_date, first_source };

struct StateChange {
  ClaimId claim = no_claim;
  Match before = Match::no;  // on the first date
  Match after = Match::no;   // on the second date; equal to `before` where only the doubt differs
  bool began = false;        // it began, or became more certain; else it ended, or became less certain
  Cause cause = Cause::event;
  DayRange days;                     // it began or ended on one of these days
  std::vector<TurningEvent> events;  // for Cause::event
};

// How the claim stands on the dates of two lenses, which differ in nothing else, and why it began or ended between
// them; nothing if it did neither. A claim without an end holds on as last told: that no source is as late as the
// second date is no change.
std::optional<StateChange> state_change(const Lens& before, const Lens& after, ClaimId claim);

// The links and measures of which state_change() tells something, in order of `days`, then of IRI. `options` has no
// date; with `minimum_certainty` certain, only changes between no and certain are returned. Requires that neither end
// of `first` lies after that of `second`. O(claims) matches, and sorting the changes.
std::vector<StateChange> changes(const KnowledgeGraph& graph, const LensOptions& options, DayRange first,
                                 DayRange second);

// The number of links and measures that hold, certainly or possibly, on days between the two dates but on neither of
// them; changes() does not return these. O(claims) matches.
std::size_t held_between(const KnowledgeGraph& graph, const LensOptions& options, DayRange first, DayRange second);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// What voices make of a claim, and why a claim may hold only possibly.
#pragma once

#include <cstdint>

#include "graph/model/graph_data.hpp"

namespace filiera {

// What the voices that a lens shows make of a claim, from the least firm to the firmest.
enum class Stance : std::uint8_t {
  untold,       // nobody speaks of it
  denied_only,  // somebody denies it, nobody affirms it: no hop, supplier, source or path
  disputed,     // somebody affirms it; somebody denies it, or denies a claim that answers it
  differs,      // nobody denies it, but a claim of the same matter, or one in conflict with it, says something else
  affirmed      // somebody affirms it, and nothing speaks against it
};

// The stance on a claim. Where publication dates are uncertain, it is worked out with all attestations that may be
// published by the date of knowledge, and without them. If both agree, `told` is certain. Else `stance` is the less
// firm of those in which somebody affirms the claim, and `told` is possible. `told` is no for denied_only and untold.
struct ClaimStance {
  Stance stance = Stance::untold;
  Match told = Match::no;
  friend bool operator==(const ClaimStance&, const ClaimStance&) = default;
};

// Disputed or denied only.
constexpr bool is_contested(Stance stance) { return stance == Stance::disputed || stance == Stance::denied_only; }

// Which claims an option --stance leaves. asserted: affirmed or differs. contested: disputed or denied only.
enum class StanceFilter : std::uint8_t { all, asserted, contested, differs };

// Why something holds only possibly.
enum class DoubtKind : std::uint8_t {
  precision,   // a link's own date is written as one year or month, and the day asked lies in it
  last_told,   // it was ongoing or contracted when it was last told, and nothing ended it
  start,       // whether it had begun: at a date not known to the day, or not told
  end,         // whether it had ended
  published,   // whether a source was published by the date of knowledge
  disputed,    // somebody denies it
  use,         // goods that a company uses may come from elsewhere (an edge type like fil:uses)
  part,        // whether the goods, the place or the party of a hop are those that a measure states
  exception,   // whether an exception applies
  compliance,  // whether the product is made to satisfy the measure
  ring,        // it lies on a ring of claims that lead to themselves
  one_day      // whether all parts hold on one day
};

struct Doubt {
  DoubtKind kind = DoubtKind::precision;
  // What the answer waits for: the claim, event, exception or edge that is uncertain. no_claim where nothing is told.
  ClaimId claim = no_claim;
  // start, end: the days on which it may lie. last_told: the publication of the last source.
  DayRange days{};
  friend bool operator==(const Doubt&, const Doubt&) = default;
};

// Whether a doubt is marked "?" in answers. The precision of a date shows in the date itself; what is as last told says
// so in words.
constexpr bool is_marked(DoubtKind kind) { return kind != DoubtKind::precision && kind != DoubtKind::last_told; }

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Three-valued logic (Kleene 1952, strong logic of indeterminacy): no is false, possible is unknown, certain is true.
#pragma once

#include <algorithm>
#include <cstdint>

namespace filiera {

enum class Match : std::uint8_t { no, possible, certain };
// Kleene's conjunction.
constexpr Match both(Match a, Match b) { return std::min(a, b); }
// Kleene's disjunction.
constexpr Match either(Match a, Match b) { return std::max(a, b); }
// The match, lowered to possible if `doubted`.
constexpr Match at_most_possible(Match match, bool doubted = true) {
  return doubted ? std::min(match, Match::possible) : match;
}
// Kleene's conjunction of `match` and the negation of `removal`: a certain removal gives no, a possible one at most
// possible.
constexpr Match without(Match match, Match removal) {
  return removal == Match::certain ? Match::no : removal == Match::possible ? std::min(match, Match::possible) : match;
}

}  // namespace filiera

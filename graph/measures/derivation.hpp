// SPDX-License-Identifier: Apache-2.0
// The derivation of a measure on a hop of goods: why the measure governs it, and with which match. Every explanation is
// rendered from this value.
#pragma once

#include <vector>

#include "graph/lens/stance.hpp"
#include "graph/measures/hop.hpp"

namespace filiera {

// A clause of the rule that decides whether a measure governs a hop.
enum class ClauseKind : std::uint8_t {
  told,        // a source affirms the measure, and none denies it
  goods,       // the product is the goods of the measure, or a kind of them
  from_place,  // the supplier lies in the place
  to_place,    // the goods go to the place
  party,       // the supplier or the recipient is the party, belongs to it, or is reached through ownership
  time,        // the measure is in force
  exception,   // another measure takes precedence
  compliance,  // the product is made to comply with the measure
  one_day,     // all other clauses hold on one day
  condition    // another measure is a condition of this one; does not lower the match
};

// One clause of a measure on a hop, with its outcome.
struct Clause {
  ClauseKind kind = ClauseKind::goods;
  // The match of the clause. For `exception` and `compliance`: to what degree it removes the measure.
  Match match = Match::no;
  // The value stated by the measure that matches best: goods, place or party; the exception or the condition. no_vertex
  // for other clauses.
  VertexId stated = no_vertex;
  // The vertex of the hop that was compared with it: product, place or party. no_vertex if the graph states none.
  VertexId actual = no_vertex;
  // The edge of the measure that states `stated`; the edge to or from the exception, the condition, or the measure
  // complied with. no_claim for `time`, `told` and `one_day`.
  ClaimId claim = no_claim;
  // The chain of edges from `actual` to `stated` (kindOf, inputTo, locatedIn, memberOf), in order; empty if both are
  // the same or no chain exists. Of goods at most ClaimChain::most, nearest to the product. If the measure reaches the
  // party through ownership: `stated` is the ownership rule, `claim` the measure's edge to it, and `by` the holdings
  // (owns, parentOf) from the listed party down to `actual`.
  std::vector<ClaimId> by;
  // The reasons why the clause is only possible.
  std::vector<Doubt> doubts;
  bool shortened = false;  // `by` is not the whole chain
};

// The derivation of one measure on a hop, in one role.
struct Derivation {
  VertexId measure = no_vertex;
  MeasureRole role = MeasureRole::against;
  Match match = Match::no;
  // The part of the period in which the match is best; the clauses describe it.
  DayRange days{};
  std::vector<Clause> clauses;  // in the order of ClauseKind

  // The doubts of all clauses without duplicates, in order of kind.
  std::vector<Doubt> doubts() const;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Why a measure governs a hop of goods, and how firmly: a value from which every explanation is rendered.
#pragma once

#include <vector>

#include "graph/lens/stance.hpp"
#include "graph/measures/hop.hpp"

namespace filiera {

// A part of the rule "which measure governs which hop".
enum class ClauseKind : std::uint8_t {
  told,        // the stance on the measure: somebody affirms it, nobody denies it
  goods,       // the product is, or is a kind of, what the measure applies to
  from_place,  // the supplier lies in the place
  to_place,    // the goods go to the place
  party,       // the supplier or the recipient is the party, belongs to it, or is reached through ownership
  time,        // the measure is in force
  exception,   // another measure replaces it
  compliance,  // the product is made to satisfy it
  one_day,     // all other clauses hold on one day
  condition    // another measure is a condition of it; takes nothing away
};

// One clause of a measure on a hop, and how it turned out.
struct Clause {
  ClauseKind kind = ClauseKind::goods;
  // How firmly the clause holds; of `exception` and `compliance`, how firmly it takes the measure away.
  Match match = Match::no;
  // The value of the clause that matches best: goods, place or party; the exception, the condition. no_vertex where the
  // clause has none.
  VertexId stated = no_vertex;
  // The part of the hop that it was compared with: product, place or party. no_vertex where the graph knows none.
  VertexId actual = no_vertex;
  // The measure's edge that states `stated`; the edge to or from the exception, the condition, what is complied with;
  // no_claim for `time`, `told` and `one_day`.
  ClaimId claim = no_claim;
  // The edges that lead from `actual` to `stated` (kindOf, inputTo, locatedIn, memberOf), in order; empty where they
  // are the same or nothing leads there. Through ownership, `stated` is the rule by which the measure reaches, `claim`
  // the measure's edge to it, and these are the holdings from the listed down to `actual` (owns, parentOf).
  std::vector<ClaimId> by;
  // Why the clause is only possible, and what it waits for.
  std::vector<Doubt> doubts;
};

// A measure on a hop in one role.
struct Derivation {
  VertexId measure = no_vertex;
  MeasureRole role = MeasureRole::against;
  Match match = Match::no;
  // The days on which the clauses are as told: the period in which the match is firmest.
  DayRange days{};
  std::vector<Clause> clauses;  // in the order of ClauseKind

  // The doubts of all clauses, each once, in order of kind.
  std::vector<Doubt> doubts() const;
};

}  // namespace filiera

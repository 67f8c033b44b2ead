// SPDX-License-Identifier: Apache-2.0
// Every party that rules of ownership reach, by which measures, and when.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// A party that a measure reaches or names.
struct ReachedRow {
  VertexId party = no_vertex;
  VertexId measure = no_vertex;
  Match match = Match::no;
  static constexpr std::size_t most_through = 100;
  // The holdings in the party, or the control of it, by which it is reached: of a minimal derivation, at most
  // most_through. Empty if the measure lists the party.
  std::vector<ClaimId> through;
  bool shortened = false;       // `through` omits claims
  std::uint32_t undecided = 0;  // see ReachReason
  std::vector<Doubt> doubts;    // why it is only possible: of the measure, then of its reach
  std::vector<DayRange> when;   // the days on which the measure reaches it so, where no day was asked
};

// The parties that the ownership rules reach; with `only`, which is a rule or a measure that lists parties, by it
// alone. Rows whose match the lens does not keep are omitted. In order of party, measure and first day. Days on which
// the match, the holdings or the doubts differ have rows of their own. Under a lens of one day: O(reached parties, the
// registers in which they hold shares, and listings); else times the breakpoints of ownership.
std::vector<ReachedRow> reached_parties(const Lens& lens, std::span<const VertexId> rules,
                                        std::optional<VertexId> only = std::nullopt);

}  // namespace filiera

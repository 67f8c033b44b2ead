// SPDX-License-Identifier: Apache-2.0
// Every party that rules of ownership reach, by which measures, and when.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// A party that a measure reaches, or that it names.
struct ReachedRow {
  VertexId party = no_vertex;
  VertexId measure = no_vertex;
  Match match = Match::no;
  // Of one least derivation: holdings in the party, or control, at most most_through; empty: listed.
  std::vector<ClaimId> through;
  static constexpr std::size_t most_through = 100;
  bool shortened = false;
  std::uint32_t undecided = 0;   // see ReachReason
  std::vector<DayRange> when;    // the days on which the measure reaches it, where no day was asked
};

// What is certain on some days and only possible on others has a row for each.
// By the rules, or of these only by `only`, a rule or a measure that lists parties; as far as the lens keeps the match.
// In order of party and measure. On the one day of the lens: O(what is reached, with all registers of what members
// hold), and a look at each listing. Else on all its days, times those on which anything of ownership begins or ends.
std::vector<ReachedRow> reached_parties(const Lens& lens, std::span<const VertexId> rules,
                                        std::optional<VertexId> only = std::nullopt);

}  // namespace filiera

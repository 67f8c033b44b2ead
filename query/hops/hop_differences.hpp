// SPDX-License-Identifier: Apache-2.0
// What changed for the hops of goods between two states of knowledge: two dates, two dates of knowledge, or two data
// sets.
#pragma once

#include <functional>
#include <vector>

#include "query/hops/supply.hpp"

namespace filiera {

// A state of knowledge: a graph under a lens. What it points to must outlive the comparison.
struct HopSide {
  const GoodsFlowGraph* flow = nullptr;
  const Lens* lens = nullptr;
  const Measures* measures = nullptr;
};

// hop: whether goods move, and what sources say of it. measure: whether a measure governs it. party: whether a measure
// that states no goods is on one of its parties.
enum class HopAspect : std::uint8_t { hop, measure, party };

// How an aspect stands on one side. `match` is no if the side lacks it; certain also if it only holds as last told.
struct Standing {
  Match match = Match::no;
  bool expected = false;           // sought or planned
  Stance stance = Stance::untold;  // of its claims, the weakest
  friend bool operator==(const Standing&, const Standing&) = default;
};

// A claim that differs between the two sides; no_claim on a side that lacks it.
struct ChangedClaim {
  ClaimId before = no_claim;
  ClaimId after = no_claim;
  friend auto operator<=>(const ChangedClaim&, const ChangedClaim&) = default;
};

struct HopDifference {
  // The parts of the hop in the graph of `in_after`: true for the second side, unless only the first has the hop.
  Hop hop;
  bool in_after = true;
  bool partner = false;
  HopAspect aspect = HopAspect::hop;
  VertexId measure = no_vertex;  // in the graph of `measure_in_after`
  bool measure_in_after = true;
  VertexId rule = no_vertex;  // the ownership rule by which the measure reaches the hop, in the graph of the measure
  MeasureRole role = MeasureRole::against;
  EffectId effect = 0;
  Standing before, after;
  // The claims that the aspect rests on, by its derivations on the two sides, and that differ between the sides, in
  // order. Another chain of claims, or a place that is told no more, may have a part in the change without being here.
  std::vector<ChangedClaim> causes;
};

// Whether a claim differs between the two sides. Called with the numbers of one claim in the two graphs.
using ClaimDiffers = std::function<bool(const ChangedClaim&)>;

// The changes of all hops and partners, in order of supplier, product, recipient, aspect and measure. Of a hop that one
// side lacks, only the aspect `hop` is listed. A change has no cause if `differs` is false for all claims that the
// aspect rests on, as where a ring of claims makes a measure possible. O(all hops and the measures on them), and
// Measures::explain() for each hop on which a measure differs.
std::vector<HopDifference> hop_differences(const HopSide& before, const HopSide& after, const ClaimDiffers& differs);

}  // namespace filiera

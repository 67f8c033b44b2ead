// SPDX-License-Identifier: Apache-2.0
// What changed for the hops of goods between two states of knowledge: two dates, two dates of knowledge, or two data
// sets.
#pragma once

#include <optional>
#include <vector>

#include "query/hops/supply.hpp"

namespace filiera {

// A state of knowledge: a graph under a lens. The graph must outlive the comparison. Of two sides with one graph the
// lenses differ in their dates alone.
struct HopSide {
  const GoodsFlowGraph* flow = nullptr;
  LensOptions lens;
  // The hops to compare, the same on both sides; nothing on a side that lacks what is asked for.
  std::optional<SupplyQuery> query = SupplyQuery();
};

// hop: whether goods move, and what sources say of it. measure: whether a measure governs it. party: whether a measure
// that states no goods is on one of its parties.
enum class HopAspect : std::uint8_t { hop, measure, party };

// How an aspect stands on one side. `match` is no if the side lacks it. What is told without an end holds on, as last
// told, whatever the lens says of it.
struct Standing {
  Match match = Match::no;
  bool expected = false;           // sought or planned
  Stance stance = Stance::untold;  // of its claims, the weakest
  friend bool operator==(const Standing&, const Standing&) = default;
};

// A claim, or between two data sets also a thing or a document, that differs between the two sides; terms of their
// graphs, no_term on a side that lacks it.
struct ChangedSubject {
  TermId before = no_term;
  TermId after = no_term;
  friend auto operator<=>(const ChangedSubject&, const ChangedSubject&) = default;
};

// What makes the change when it alone changes on the first side: one subject, or several that do so only together.
using HopCause = std::vector<ChangedSubject>;

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
  // Each makes the change by itself, and so do all of them together; no part of one can be left out. At least one.
  // Where very many claims near the hop differ, a cause may hold parts that could be left out, and others may be
  // missing.
  std::vector<HopCause> causes;
};

// The changes of all hops and partners that the queries ask for, in order of supplier, product, recipient, aspect and
// measure; with minimum certainty, those between no and certain. Of a hop that one side lacks, only the aspect `hop` is
// listed. O(all hops and the measures on them), and for each change its hop again as often as claims near it differ.
std::vector<HopDifference> hop_differences(const HopSide& before, const HopSide& after);

}  // namespace filiera

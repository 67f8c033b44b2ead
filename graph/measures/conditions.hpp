// SPDX-License-Identifier: Apache-2.0
// The conditions of a measure on a hop.
#pragma once

#include <span>
#include <vector>

#include "graph/measures/surroundings.hpp"

namespace filiera {

// A condition of a measure on a hop. Its match and doubts are its own: what makes the measure only possible is not
// among them.
struct ConditionOnHop {
  VertexId measure = no_vertex;
  Match match = Match::certain;  // possible or certain
  bool expected = false;         // sought or planned, or of a telling that is, while the measure on the hop is real
  std::vector<Doubt> doubts;     // why it is only possible
};

// To what degree the condition is told and in force on a day that all these times share. Without a start (an end) of
// its own it holds as long as what it conditions; sought or planned, in disregard of its dates.
Match condition_holds(const Lens& lens, VertexId condition, std::span<const Bounds> times);
// Why it is so only possibly in the period; empty unless condition_holds() is possible.
std::vector<Doubt> doubts_of_condition(const Lens& lens, VertexId condition, std::span<const Bounds> times,
                                       DayRange period);

}  // namespace filiera

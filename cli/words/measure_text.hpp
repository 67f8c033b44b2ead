// SPDX-License-Identifier: Apache-2.0
// Measures on hops in words.
#pragma once

#include <string>
#include <vector>

#include "cli/words/claim_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A line on a measure or on one of its conditions, and who says so.
struct MeasureLine {
  std::string text;
  std::vector<Voice> voices;
  friend bool operator==(const MeasureLine&, const MeasureLine&) = default;
};

// "US government permits ?: to China", then a line "if: ..." for each condition. "?" marks the possible,
// "(expected)" what is sought or planned, "(contested)" what somebody denies. A measure that says no more than its
// effect is named; so is one that a product is made to satisfy, "must comply: NAME". What is not on the product of the
// hop itself names its goods: "US government prohibits Nvidia H20 ?: to China".
std::vector<MeasureLine> measure_lines(const Wording& wording, const MeasureOnHop& measure, VertexId product);

// What a measure states beside its effect: its condition in words, else places, parties, other goods and
// rate, "to China, on Nvidia, 25 %"; empty when nothing.
std::string measure_parts(const Wording& wording, VertexId measure);

// "US government prohibits Nvidia H20: to China": who issued it, its effect, its goods and what measure_parts says.
std::string measure_summary(const Wording& wording, VertexId measure);

// The lines of all measures on a hop of the product but those in favour; of those in favour.
std::vector<MeasureLine> lines_under(const Wording& wording, const std::vector<MeasureOnHop>& measures,
                                     VertexId product);
std::vector<MeasureLine> lines_favouring(const Wording& wording, const std::vector<MeasureOnHop>& measures,
                                         VertexId product);

}  // namespace filiera

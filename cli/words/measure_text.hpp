// SPDX-License-Identifier: Apache-2.0
// Measures on hops in words.
#pragma once

#include <string>
#include <vector>

#include "cli/words/claim_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A line about a measure or one of its conditions, with its sources.
struct MeasureLine {
  std::string text;
  std::vector<Voice> voices;
  friend bool operator==(const MeasureLine&, const MeasureLine&) = default;
};

// "US government permits ?: to China", then a line "if: ..." for each condition. "?" marks what is possible,
// "(expected)" what is sought or planned, "(contested)" what a source denies. A measure that states only its effect is
// named, and so is one to comply with, "must comply: NAME". Goods other than the hop's product are named: "US
// government prohibits Nvidia H20 ?: to China".
std::vector<MeasureLine> measure_lines(const Wording& wording, const MeasureOnHop& measure, VertexId product);

// The parts that a measure states besides its effect: its condition in words, else places, parties, other goods and
// rate, "to China, on Nvidia, 25 %"; "" if there are none.
std::string measure_parts(const Wording& wording, VertexId measure);

// "US government prohibits Nvidia H20: to China": issuer, effect, goods and measure_parts().
std::string measure_summary(const Wording& wording, VertexId measure);

// The lines of all measures on a hop of the product, except those in favour; and of those in favour.
std::vector<MeasureLine> lines_under(const Wording& wording, const std::vector<MeasureOnHop>& measures,
                                     VertexId product);
std::vector<MeasureLine> lines_favouring(const Wording& wording, const std::vector<MeasureOnHop>& measures,
                                         VertexId product);

}  // namespace filiera

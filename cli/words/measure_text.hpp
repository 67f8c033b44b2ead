// SPDX-License-Identifier: Apache-2.0
// Measures on hops in words.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/words/claim_text.hpp"
#include "cli/words/doubt_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A line about a measure or one of its conditions, with its sources.
struct MeasureLine {
  std::string text;
  std::vector<Voice> voices;
  friend bool operator==(const MeasureLine&, const MeasureLine&) = default;
};

// "US government permits ?: to China", then a line "? REASON" if it is only possible, by its derivation among `why`,
// and a line "if: ..." for each condition. "as last told 2025-06" marks what no later source states, "(expected)" what
// is sought or planned, "(disputed)" what a source denies, "(also told: m2)" what another source states otherwise. A
// measure that states only its effect is named, and so is one to comply with, "must comply: NAME". Goods other than the
// hop's product are named: "US government prohibits Nvidia H20 ?: to China".
std::vector<MeasureLine> measure_lines(const Wording& wording, const MeasureOnHop& measure, VertexId product,
                                       std::span<const Derivation> why);

// The parts that a measure states besides its effect: its condition in words, else places, parties, other goods and
// rate, "to China, on Nvidia, 25 %"; "" if there are none.
std::string measure_parts(const Wording& wording, VertexId measure);

// "US government prohibits Nvidia H20: to China": issuer, effect, goods and measure_parts().
std::string measure_summary(const Wording& wording, VertexId measure);

// The lines of all measures on a hop of the product; "favoured by: ..." of those in its favour.
std::vector<MeasureLine> lines_under(const Wording& wording, const std::vector<MeasureOnHop>& measures,
                                     VertexId product, std::span<const Derivation> why);

// "listed: Hub, prohibits, goods not stated" of each measure on a party of a hop that states no goods; "reached: Hub,
// ..." and a line "reached through: ..." if it reaches the party through ownership.
std::vector<MeasureLine> party_lines(const Wording& wording, std::span<const PartyMeasure> measures);

// Why the measures, which are those of the hop, are only possible: Measures::explain(), which costs more than
// Measures::on(), unless all of them are certain.
std::vector<Derivation> why_possible(const Measures& measures, const Hop& hop, std::span<const MeasureOnHop> on_hop);
// The reasons of one of them in words, by its derivation among `why`; none where it is certain.
MeasureReasons reasons_of(const Wording& wording, const MeasureOnHop& measure, std::span<const Derivation> why);

}  // namespace filiera

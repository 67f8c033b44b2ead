// SPDX-License-Identifier: Apache-2.0
// Measures on hops in words.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/output/table.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/doubt_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A line of a row about measures, with its sources.
struct MeasureLine {
  std::string text;
  std::vector<Voice> voices;
  Tone tone = Tone::plain;
  friend bool operator==(const MeasureLine&, const MeasureLine&) = default;
};

// The voices that affirm the tellings of a measure, and those that deny them. Of a measure in force (not `expected`), a
// voice that only expected it is marked "expected by"; voices on another telling than the first that is denied name it:
// "denied by Gov (m3)".
std::vector<Voice> voices_of(const Wording& wording, const std::vector<VertexId>& measures, bool expected);
std::vector<Voice> voices_of(const Wording& wording, const ConditionOnHop& condition);
// Why the condition is only possible, in words; "" if it is certain.
std::string reasons_text(const Wording& wording, const ConditionOnHop& condition);

// "US government prohibits Nvidia H20": issuers, effect, goods and codes.
std::string issuer_effect_goods(const Wording& wording, VertexId measure);

// The parts that a measure states besides its effect: its condition in words, else places, parties, other goods and
// rate, "to China, on Nvidia, 25 %"; "" if there are none.
std::string measure_parts(const Wording& wording, VertexId measure);

// "US government prohibits Nvidia H20: to China": issuer, effect, goods and measure_parts().
std::string measure_summary(const Wording& wording, VertexId measure);

// "US Entity List" of a measure on parties that states no goods, or all of them, and has a name; else "".
std::string name_of_listing(const Wording& wording, VertexId measure);

// "reached through: Listed 35 % of Holding": the holdings by which a measure reaches a party, with their voices.
MeasureLine chain_line(const Wording& wording, const ReachedHop& through);

// "listed as Hub Ltd (csl:P12), which is Hub by ManualMappingCuration, confidence 0.9 (pairs.tsv:5)": of each party
// that the measure names otherwise than the answer, since --same makes both one.
std::vector<MeasureLine> match_lines(const Wording& wording, VertexId measure);

// "listed: Hub, prohibits, goods not stated" of each measure on a party of a hop that states no goods; "reached: Hub,
// ..." and a line "reached through: ..." if it reaches the party through ownership; below it, match_lines().
std::vector<MeasureLine> party_lines(const Wording& wording, std::span<const PartyMeasure> measures);

// "recipient not stated: perhaps a party of 12 listings": of a hop of which nobody states one end; empty if no listing
// may govern it.
std::optional<MeasureLine> unknown_party_line(const Hop& hop, const UnknownParty& unknown);

// Why the measures, which are those of the hop, are only possible: Measures::explain(), which costs more than
// Measures::on(), unless all of them are certain.
std::vector<Derivation> why_possible(const Measures& measures, const Hop& hop, std::span<const MeasureOnHop> on_hop);
// The reasons of one of them in words, by its derivation among `why`; none where it is certain.
MeasureReasons reasons_of(const Wording& wording, const MeasureOnHop& measure, std::span<const Derivation> why);

// " ? not told whether they go to China": why the measures prohibit a hop only possibly; empty if no reason is known.
std::string prohibited_reason(const Wording& wording, const Measures& measures, const Hop& hop,
                              std::span<const MeasureOnHop> on_hop);

}  // namespace filiera

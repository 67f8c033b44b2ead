// SPDX-License-Identifier: Apache-2.0
// Ownership in words: holdings, chains of them, and suspensions of rules.
#pragma once

#include <string>
#include <vector>

#include "cli/words/claim_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// "35 %", "51 % of the votes", "control", "share not told".
std::string stake_text(const Wording& wording, ClaimId holding);

// "Listed 35 % and Second Listed 20 to 30 % of Holding, Holding 100 % of Maker"; at the end a remark if the chain was
// shortened or not all combinations of holdings were tried.
std::string chain_text(const Wording& wording, const ReachChain& chain);

// "Ownership rule suspended 2025-11-10 to 2026-11-09" for an exception that suspends a whole ownership rule, with "?"
// if it is denied too or has no start, "(if: with a licence)" if it has conditions, and with the exceptions that
// suspend it. "" for other measures, and for planned or unaffirmed ones.
std::string suspension_text(const Wording& wording, VertexId measure);

// "suspended 2025-11-10 to 2026-11-09": of what suspends the rule on some day of the lens; empty where nothing does.
std::string suspended_on(const Wording& wording, VertexId rule);

// The texts of the suspensions of the rule that are in force on some day of the lens; without a date, of all that are
// told.
std::vector<std::string> suspensions_of(const Wording& wording, VertexId rule);

// "excepted by Wind-down (2025-01-01–2025-06-30)", with "?" if it is denied too, and its conditions.
std::string exception_text(const Wording& wording, VertexId exception);

// What keeps the rule from reaching the hop: its suspensions on the days of the lens, and the exceptions to it that may
// concern the hop; at most a few of them.
std::string excepted_on(const Wording& wording, const Measures& measures, VertexId rule, const Hop& hop);

// The texts of the exceptions to rules of reach that state goods, parties or places and may be in force on some day of
// the lens; or only of those that take out all hops of a party. At most 20, then how many more there are.
enum class Excepting : std::uint8_t { anything, whole_parties };
std::vector<std::string> exceptions_in_force(const Wording& wording, Excepting excepting);

// "expected: h2 only planned": what is only sought or planned of a measure and of the holdings by which it reaches a
// hop.
std::string expected_by(const Wording& wording, const ReachedHop& through, VertexId measure);

// The texts of all suspensions of rules of reach that are in force on some day of the lens.
std::vector<std::string> suspensions_in_force(const Wording& wording);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Amounts of claims: sums of money and quantities, exact as they are written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Numbers are decimal literals as written ("40000000000", "0.25"). Either `value`, or `least`, or `most`, or
// both of the latter are there. `strict`: over `least`, under `most`, not at. `unit` is an ISO 4217 code or a
// word; empty for counts without one.
struct Amount {
  std::optional<std::string> value;
  std::optional<std::string> least;
  std::optional<std::string> most;
  std::string unit;
  bool money = false;
  bool strict = false;
  bool approximate = false;
};

// The amount that `property` (fil:amount, fil:converted, fil:unitPrice) of the subject leads to; nothing when
// it has none or the resource says no number.
std::optional<Amount> amount_of(const KnowledgeGraph& graph, TermId subject, std::string_view property);

// "over 12 bn USD", "350–400 bn USD", "about 157 m users". Numbers are never rounded: they are shortened to
// thousands of millions (bn), billions of thousands (tn) or millions (m) only where at most three decimals
// remain.
std::string amount_text(const Amount& amount);

// The number as in amount_text, without unit: "5.7 bn", "20,000", "0.25".
std::string number_text(std::string_view decimal);

// A share between 0 and 1 in percent, exact: "0.25" is "25 %", "0.605" is "60.5 %".
std::string percent_text(std::string_view share);

}  // namespace filiera

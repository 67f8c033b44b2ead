// SPDX-License-Identifier: Apache-2.0
// Amounts of claims: sums of money and quantities, exact.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decimal.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Either `value`, or `minimum`, or `maximum`, or both of the latter are there. `strict`: the bounds themselves are
// excluded. `unit` is an ISO 4217 code or a word; empty for counts without one.
struct Amount {
  std::optional<Decimal> value;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  std::string unit;
  bool money = false;
  bool strict = false;
  bool approximate = false;
};

// The number that `property` of the subject spells; nothing when it has none or says no number.
std::optional<Decimal> number_at(const KnowledgeGraph& graph, TermId subject, std::string_view property);

// The amounts that `property` (fil:amount, fil:converted, fil:unitPrice) of the subject leads to, in order of their
// IRIs; without resources that say no number. Data without errors has at most one for each unit.
std::vector<Amount> amounts_of(const KnowledgeGraph& graph, TermId subject, std::string_view property);

// "over 12 bn USD", "350–400 bn USD", "about 157 m users". Numbers are never rounded: they are shortened to
// thousands of millions (bn), billions of thousands (tn) or millions (m) only where at most three decimals
// remain.
std::string amount_text(const Amount& amount);
// "12 pieces, 19 EUR"; empty for none.
std::string amounts_text(std::span<const Amount> amounts);

// The number as in amount_text, without unit: "5.7 bn", "20,000", "0.25".
std::string number_text(const Decimal& number);

// A share between 0 and 1 in percent, exact: "0.25" is "25 %", "0.605" is "60.5 %".
std::string percent_text(const Decimal& share);

}  // namespace filiera

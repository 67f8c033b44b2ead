// SPDX-License-Identifier: Apache-2.0
// Exact amounts of claims: sums of money and quantities.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/decimal.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Has either `value`, or `minimum`, `maximum` or both. `strict`: the bounds are excluded. `unit` is an ISO 4217 code or
// a word; empty for counts without a unit.
struct Amount {
  std::optional<Decimal> value;
  std::optional<Decimal> minimum;
  std::optional<Decimal> maximum;
  std::string unit;
  bool money = false;
  bool strict = false;
  bool approximate = false;
};

// By how much a number that is said to be "about" may differ from what is stated: by one twentieth of it.
Decimal deviation_of_about(const Decimal& number);

// The number stated by `property` of the subject; empty if there is none or its text is not a number.
std::optional<Decimal> number_at(const KnowledgeGraph& graph, TermId subject, std::string_view property);

// The amounts stated by `property` (fil:amount, fil:converted, fil:unitPrice) of the subject, in order of their IRIs;
// resources without a number are omitted. Valid data has at most one for each unit.
std::vector<Amount> amounts_of(const KnowledgeGraph& graph, TermId subject, std::string_view property);

// "over 12 bn USD", "350–400 bn USD", "about 157 m users". Exact: a number is shortened to trillions (tn), billions
// (bn) or millions (m) only if at most three decimals remain.
std::string amount_text(const Amount& amount);
// "12 pieces, 19 EUR"; "" without amounts.
std::string amounts_text(std::span<const Amount> amounts);

// The number as in amount_text(), without the unit: "5.7 bn", "20,000", "0.25".
std::string number_text(const Decimal& number);

// A share between 0 and 1 in percent, exact: "0.25" is "25 %", "0.605" is "60.5 %".
std::string percent_text(const Decimal& share);

}  // namespace filiera

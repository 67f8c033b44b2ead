// SPDX-License-Identifier: Apache-2.0
// Amounts of claims, and their short texts by moving the decimal point.
#include "graph/model/amount.hpp"

#include <algorithm>

#include "graph/model/value_forms.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// A decimal number: sign, digits, and how many of them stand after the point; no needless zeros on either
// side.
struct Decimal {
  bool negative = false;
  std::string digits;
  std::size_t decimals = 0;
};

Decimal parse(std::string_view text) {
  Decimal number;
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
    number.negative = text[0] == '-';
    text.remove_prefix(1);
  }
  const std::size_t point = std::min(text.find('.'), text.size());
  number.digits = std::string(text.substr(0, point));
  if (point < text.size()) {
    number.digits += text.substr(point + 1);
    number.decimals = text.size() - point - 1;
  }
  while (number.decimals > 0 && number.digits.ends_with('0')) {
    number.digits.pop_back();
    --number.decimals;
  }
  const std::size_t first = std::min(number.digits.find_first_not_of('0'), number.digits.size());
  number.digits.erase(0, first);
  return number;
}

// The number divided by 10^places, without needless zeros after the point.
Decimal shifted(Decimal number, std::size_t places) {
  number.decimals += places;
  while (number.decimals > 0 && number.digits.ends_with('0')) {
    number.digits.pop_back();
    --number.decimals;
  }
  return number;
}

std::string print(const Decimal& number) {
  std::string digits = number.digits;
  if (digits.size() < number.decimals + 1) digits.insert(0, number.decimals + 1 - digits.size(), '0');
  std::string whole = digits.substr(0, digits.size() - number.decimals);
  for (std::size_t i = whole.size(); i > 3; i -= 3) whole.insert(i - 3, ",");
  std::string text = (number.negative ? "-" : "") + whole;
  if (number.decimals > 0) text += "." + digits.substr(digits.size() - number.decimals);
  return text;
}

struct Magnitude {
  std::size_t places;
  std::string_view name;
};
constexpr Magnitude magnitudes[] = {{12, " tn"}, {9, " bn"}, {6, " m"}};

// The largest magnitude that leaves a whole part and at most three decimals; none for small numbers.
Magnitude magnitude_of(const Decimal& number) {
  for (const Magnitude& magnitude : magnitudes)
    if (number.digits.size() > number.decimals + magnitude.places && shifted(number, magnitude.places).decimals <= 3)
      return magnitude;
  return {0, ""};
}

std::optional<std::string> number_at(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  const TermId object = graph.object(subject, property);
  if (object == no_term || !is_number(graph.terms()[object])) return std::nullopt;
  return std::string(graph.terms().value(object));
}

bool is_true(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  const TermId object = graph.object(subject, property);
  return object != no_term && (graph.terms().value(object) == "true" || graph.terms().value(object) == "1");
}

std::string range_text(const Amount& amount) {
  if (amount.value) return (amount.approximate ? "about " : "") + number_text(*amount.value);
  if (amount.least && amount.most) {
    const Decimal least = parse(*amount.least), most = parse(*amount.most);
    const Magnitude magnitude = magnitude_of(most);
    const bool shared = magnitude_of(least).places == magnitude.places;
    return (amount.approximate ? "about " : "") +
           (shared ? print(shifted(least, magnitude.places)) : number_text(*amount.least)) + "–" +
           number_text(*amount.most);
  }
  if (amount.least)
    return (amount.strict ? "over " : "at least ") + std::string(amount.approximate ? "about " : "") +
           number_text(*amount.least);
  return (amount.strict ? "under " : "up to ") + std::string(amount.approximate ? "about " : "") +
         number_text(*amount.most);
}

}  // namespace

std::optional<Amount> amount_of(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  const TermId resource = graph.object(subject, property);
  if (resource == no_term) return std::nullopt;
  Amount amount;
  amount.value = number_at(graph, resource, vocab::schema_value);
  amount.least = number_at(graph, resource, vocab::schema_minValue);
  amount.most = number_at(graph, resource, vocab::schema_maxValue);
  if (!amount.value && !amount.least && !amount.most) return std::nullopt;
  if (const TermId currency = graph.object(resource, vocab::schema_currency); currency != no_term) {
    amount.unit = graph.terms().value(currency);
    amount.money = true;
  } else if (const TermId unit = graph.object(resource, vocab::schema_unitText); unit != no_term) {
    amount.unit = graph.terms().value(unit);
  }
  amount.strict = is_true(graph, resource, vocab::fil_strict);
  amount.approximate = is_true(graph, resource, vocab::fil_approximate);
  return amount;
}

std::string number_text(std::string_view decimal) {
  const Decimal number = parse(decimal);
  const Magnitude magnitude = magnitude_of(number);
  return print(shifted(number, magnitude.places)) + std::string(magnitude.name);
}

std::string amount_text(const Amount& amount) {
  return range_text(amount) + (amount.unit.empty() ? "" : " " + amount.unit);
}

std::string percent_text(std::string_view share) {
  Decimal number = parse(share);
  if (number.decimals < 2) {
    number.digits.append(2 - number.decimals, '0');
    number.decimals = 0;
  } else {
    number.decimals -= 2;
  }
  const std::size_t first = number.digits.find_first_not_of('0');
  number.digits.erase(0, std::min(first, number.digits.size()));
  return print(number) + " %";
}

}  // namespace filiera

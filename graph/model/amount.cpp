// SPDX-License-Identifier: Apache-2.0
// Amounts of claims, and their short texts, computed by shifting the decimal point.
#include "graph/model/amount.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/value_forms.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// The number with groups of three integer digits, with the signs of the language.
std::string grouped(const Decimal& number) {
  const std::string text = number.text();
  const std::size_t first = text.starts_with('-') ? 1 : 0, point = std::min(text.find('.'), text.size());
  std::string out = text.substr(0, first);
  for (std::size_t i = first; i < point; ++i) {
    if (i > first && (point - i) % 3 == 0) out += in_language(",");
    out += text[i];
  }
  if (point < text.size()) out.append(in_language(".")).append(text, point + 1);
  return out;
}

struct Magnitude {
  std::size_t places;
  Phrase name;
};
constexpr Magnitude magnitudes[] = {{12, {" tn"}}, {9, {" bn"}}, {6, {" m"}}};

// The largest magnitude that leaves an integer part and at most three decimals; `none` for small numbers.
Magnitude magnitude_of(const Decimal& number) {
  for (const Magnitude& magnitude : magnitudes)
    if (number.digits().size() > number.decimals() + magnitude.places &&
        number.shifted(-static_cast<std::ptrdiff_t>(magnitude.places)).decimals() <= 3)
      return magnitude;
  return {0, {""}};
}

std::string in_magnitude(const Decimal& number, const Magnitude& magnitude) {
  return grouped(number.shifted(-static_cast<std::ptrdiff_t>(magnitude.places)));
}

std::string range_text(const Amount& amount) {
  const auto about = [&](std::string text) { return amount.approximate ? say("about {}", text) : text; };
  if (amount.value) return about(number_text(*amount.value));
  if (amount.minimum && amount.maximum) {
    const Magnitude magnitude = magnitude_of(*amount.maximum);
    const bool shared = magnitude_of(*amount.minimum).places == magnitude.places;
    return about((shared ? in_magnitude(*amount.minimum, magnitude) : number_text(*amount.minimum)) + "–" +
                 number_text(*amount.maximum));
  }
  const std::string bound = about(number_text(amount.minimum ? *amount.minimum : *amount.maximum));
  if (amount.minimum) return amount.strict ? say("over {}", bound) : say("at least {}", bound);
  return amount.strict ? say("under {}", bound) : say("up to {}", bound);
}

}  // namespace

Decimal deviation_of_about(const Decimal& number) {
  const Decimal part = number * Decimal(5).shifted(-2);
  return part.is_negative() ? -part : part;
}

std::optional<Decimal> number_at(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  const TermId object = graph.object(subject, property);
  return object == no_term ? std::nullopt : number_of(graph.terms()[object]);
}

std::vector<Amount> amounts_of(const KnowledgeGraph& graph, TermId subject, std::string_view property) {
  std::vector<Amount> amounts;
  const TermId predicate = graph.terms().find_iri(property);
  if (predicate == no_term) return amounts;
  TermId last = no_term;
  for (const Quad& quad : graph.statements(subject)) {
    // The same statement may follow for another graph.
    if (quad.predicate != predicate || std::exchange(last, quad.object) == quad.object) continue;
    const TermId resource = quad.object;
    Amount amount;
    amount.value = number_at(graph, resource, vocab::schema_value);
    amount.minimum = number_at(graph, resource, vocab::schema_minValue);
    amount.maximum = number_at(graph, resource, vocab::schema_maxValue);
    if (!amount.value && !amount.minimum && !amount.maximum) continue;
    if (const TermId currency = graph.object(resource, vocab::schema_currency); currency != no_term) {
      amount.unit = graph.terms().value(currency);
      amount.money = true;
    } else if (const TermId unit = graph.object(resource, vocab::schema_unitText); unit != no_term) {
      amount.unit = graph.terms().value(unit);
    }
    amount.strict = graph.is_true(resource, vocab::fil_strict);
    amount.approximate = graph.is_true(resource, vocab::fil_approximate);
    amounts.push_back(std::move(amount));
  }
  return amounts;
}

std::string number_text(const Decimal& number) {
  const Magnitude magnitude = magnitude_of(number);
  return in_magnitude(number, magnitude) + say(magnitude.name);
}

std::string amount_text(const Amount& amount) {
  return range_text(amount) + (amount.unit.empty() ? "" : " " + amount.unit);
}

std::string amounts_text(std::span<const Amount> amounts) {
  std::string text;
  for (const Amount& amount : amounts) text += (text.empty() ? "" : ", ") + amount_text(amount);
  return text;
}

std::string percent_text(const Decimal& share) { return grouped(share.shifted(2)) + " %"; }

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Help pages on terms of the ontology.
#include "cli/line/terms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "ontology/embedded.hpp"
#include "ontology/kinds.hpp"
#include "ontology/triples.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::string_view definition_iri = "http://www.w3.org/2004/02/skos/core#definition";

// A kind of terms: their class in the ontology, and the page that lists them.
struct Sort {
  std::string_view topic;
  std::string_view summary;
  std::string_view class_name;
  std::string_view noun;
};

constexpr Sort sorts[] = {
    {"edges", "edge types: relations between two things", "EdgeType", "edge type"},
    {"effects", "the effects of measures on goods", "Effect", "effect of measures"},
    {"modalities", "the status of a claim, such as planned or ongoing", "Modality", "modality"},
    {"metrics", "what a figure measures", "Metric", "metric of figures"},
    {"properties", "properties of claims, attestations and documents", "Qualifier", "property"},
};

std::string fil(std::string_view name) { return std::string(vocab::fil) + std::string(name); }

// The ontology, read at the first call.
const Triples& ontology() {
  static const Triples triples = [] {
    Triples parsed;
    parsed.parse(std::string(filiera_turtle));
    return parsed;
  }();
  return triples;
}

std::string english(std::string_view iri, std::string_view property) {
  for (const Value& value : ontology().objects(iri, property))
    if (value.language == "en") return value.text;
  return {};
}

std::vector<std::string> names_of(const Sort& sort) {
  std::vector<std::string> names;
  for (const std::string& iri : ontology().subjects(vocab::rdf_type, fil(sort.class_name)))
    if (iri.starts_with(vocab::fil)) names.emplace_back(iri.substr(vocab::fil.size()));
  std::sort(names.begin(), names.end());
  return names;
}

// The local names of a property's values, separated by commas; "" if there are none.
std::string values(std::string_view iri, std::string_view property) {
  std::string text;
  for (const Value& value : ontology().objects(iri, property))
    text +=
        (text.empty() ? "" : ", ") + (value.kind == TermKind::iri ? std::string(local_name(value.text)) : value.text);
  return text;
}

bool states(std::string_view iri, std::string_view name, std::string_view value) {
  return values(iri, fil(name)) == value;
}

std::string kind_of_claim(std::string_view iri) {
  for (const std::string_view kind : {"Link", "Measure", "Event", "Figure", "Remark"})
    for (const std::string& classes : {values(iri, vocab::rdfs_domain), values(iri, vocab::schema_domainIncludes)})
      if (classes.find(kind) != std::string::npos) {
        std::string lower(kind);
        lower[0] = static_cast<char>(lower[0] - 'A' + 'a');
        return lower;
      }
  return {};
}

std::string example(const Sort& sort, const std::string& name) {
  if (sort.topic == "edges") return fmt::format("filiera claims --type {}", name);
  if (sort.topic == "modalities") return fmt::format("filiera claims --modality {}", name);
  if (sort.topic == "effects") return "filiera claims --type measure";
  if (sort.topic == "metrics") return "filiera claims --type figure";
  const std::string kind = kind_of_claim(fil(name));
  return kind.empty() ? "filiera show c1" : fmt::format("filiera claims --type {}", kind);
}

// The lines on the carriers of a term and on its behaviour.
std::string behaviour(std::string_view iri) {
  std::string text;
  const auto line = [&](std::string_view title, const std::string& value) {
    if (!value.empty()) text += fmt::format("  {:<9} {}\n", title, value);
  };
  const auto fact = [&](bool holds, std::string_view words) {
    if (holds) text += fmt::format("  {}\n", words);
  };
  line("written on", values(iri, fil("writtenOn")));
  line("from", values(iri, vocab::rdfs_domain));
  line("on", values(iri, vocab::schema_domainIncludes));
  line("to", values(iri, vocab::rdfs_range));
  line("inverse", values(iri, vocab::owl_inverseOf));
  fact(states(iri, "goodsFlow", "with"), "goods move from its subject to its object");
  fact(states(iri, "goodsFlow", "against"), "goods move from its object to its subject");
  fact(ontology().contains(iri, vocab::rdf_type, vocab::owl_TransitiveProperty),
       "transitive: followed over several links");
  fact(ontology().contains(iri, vocab::rdf_type, vocab::owl_SymmetricProperty), "symmetric: holds in both directions");
  fact(states(iri, "standing", "true"), "holds on every day unless its dates say otherwise");
  fact(states(iri, "atMostPossible", "true"), "a hop by such a claim is at most possible");
  fact(states(iri, "partner", "true"), "its subject is a partner, not a supplier");
  fact(states(iri, "direction", "against"), "speaks against a delivery");
  fact(states(iri, "direction", "inFavour"), "speaks in favour of a delivery");
  fact(states(iri, "bars", "true"), "prohibits: path --allowed excludes hops under it");
  return text;
}

}  // namespace

std::optional<std::string> term_page(std::string_view name) {
  if (name.starts_with("fil:")) name.remove_prefix(4);
  const std::string iri = fil(name);
  for (const Sort& sort : sorts) {
    if (!ontology().contains(iri, vocab::rdf_type, fil(sort.class_name))) continue;
    std::string text = fmt::format("{} ({}): \"{}\"\n\n{}\n", name, sort.noun, english(iri, vocab::rdfs_label),
                                   english(iri, definition_iri));
    if (const std::string facts = behaviour(iri); !facts.empty()) text += "\n" + facts;
    return text + fmt::format("\nExample:\n  $ {}\n\nAll terms of this kind: filiera help {}\n",
                              example(sort, std::string(name)), sort.topic);
  }
  return std::nullopt;
}

std::optional<std::string> term_list_page(std::string_view topic) {
  const auto sort =
      std::find_if(std::begin(sorts), std::end(sorts), [&](const Sort& row) { return row.topic == topic; });
  if (sort == std::end(sorts)) return std::nullopt;
  std::string text = fmt::format("{}: {}. filiera help NAME explains each.\n\n", sort->topic, sort->summary);
  for (const std::string& name : names_of(*sort))
    text += fmt::format("  {}\n      {}\n", name, english(fil(name), definition_iri));
  return text;
}

std::vector<std::string> term_names() {
  std::vector<std::string> names;
  for (const Sort& sort : sorts)
    for (std::string& name : names_of(sort)) names.push_back(std::move(name));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

std::vector<TermTopic> term_topics() {
  std::vector<TermTopic> topics;
  for (const Sort& sort : sorts) topics.push_back({sort.topic, sort.summary});
  return topics;
}

}  // namespace filiera

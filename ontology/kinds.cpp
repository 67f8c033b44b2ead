// SPDX-License-Identifier: Apache-2.0
// Look-ups in the table of kinds.
#include "ontology/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "io/spelling.hpp"
#include "ontology/kind_faults.hpp"
#include "ontology/kinds_reader.hpp"
#include "ontology/triples.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/language.hpp"

namespace filiera {
namespace {

template <class Map>
auto find_in(const Map& map, std::string_view iri) -> std::optional<typename Map::mapped_type> {
  const auto row = map.find(iri);
  if (row == map.end()) return std::nullopt;
  return row->second;
}

template <class Row>
const Row* find_row(const std::vector<Row>& rows, std::string_view iri) {
  for (const Row& row : rows)
    if (row.iri == iri) return &row;
  return nullptr;
}

}  // namespace

std::string_view local_name(std::string_view iri) {
  const std::size_t end = iri.find_last_of("#/:");
  return end == std::string_view::npos ? iri : iri.substr(end + 1);
}

std::string_view EdgeType::name() const { return local_name(iri); }
std::string_view Effect::name() const { return local_name(iri); }

std::string_view Labels::get(std::span<const std::string> languages) const {
  const std::string* best = nullptr;
  std::size_t best_rank = no_language;
  for (const auto& [tag, text] : by_language)
    if (const std::size_t rank = language_rank(tag, languages); rank < best_rank) {
      best = &text;
      best_rank = rank;
    }
  if (best) return *best;
  if (const auto english = by_language.find(std::string_view("en")); english != by_language.end())
    return english->second;
  return by_language.empty() ? std::string_view() : by_language.begin()->second;
}

Kinds Kinds::read_ontology(std::string_view turtle) {
  Triples triples;
  static constexpr std::string_view prose[] = {"skos:definition",    "dcterms:source", "rdfs:seeAlso",
                                               "rdfs:subPropertyOf", "skos:inScheme",  "rdfs:comment"};
  if (const std::optional<SyntaxError> error = triples.parse(std::string(turtle), prose))
    throw std::runtime_error(fmt::format("ontology/filiera.ttl:{}:{}: {}", error->line, error->column, error->message));
  Kinds read;
  Faults faults;
  KindsReader(
      triples,
      [](std::string_view, std::string_view) {
        return Place{"ontology/filiera.ttl", 0, 0};
      },
      read, faults)
      .read_core();
  if (!faults.empty()) {
    const Fault fault = faults.sorted().front();
    throw std::runtime_error(fmt::format("{}: {}; {}", fault.place.file, fault.message, fault.remedy));
  }
  return read;
}

Kinds Kinds::extended(std::span<const Declaration> declarations, Faults& faults) const {
  static constexpr std::string_view relevant[] = {vocab::rdf_type,
                                                  vocab::rdfs_subClassOf,
                                                  vocab::rdfs_label,
                                                  vocab::skos_prefLabel,
                                                  vocab::rdfs_domain,
                                                  vocab::rdfs_range,
                                                  vocab::schema_domainIncludes,
                                                  vocab::schema_rangeIncludes,
                                                  vocab::owl_inverseOf,
                                                  vocab::fil_tentativeForm,
                                                  vocab::fil_goodsFlow,
                                                  vocab::fil_transitive,
                                                  vocab::fil_symmetric,
                                                  vocab::fil_standing,
                                                  vocab::fil_atMostPossible,
                                                  vocab::fil_partner,
                                                  vocab::fil_real,
                                                  vocab::fil_writtenOn,
                                                  vocab::fil_direction,
                                                  vocab::fil_bars};
  Kinds result = *this;
  if (declarations.empty()) return result;
  Triples triples;
  std::map<std::pair<std::string_view, std::string_view>, const Place*> places;
  const auto note = [&](std::string_view subject, std::string_view predicate, const Place& place) {
    const auto order = [](const Place& p) { return std::tie(p.file, p.line, p.column); };
    const auto [row, added] = places.try_emplace({subject, predicate}, &place);
    if (!added && order(place) < order(*row->second)) row->second = &place;
  };
  for (const Declaration& declaration : declarations) {
    const auto& [subject, predicate, object, place] = declaration;
    if (std::ranges::find(relevant, predicate.value) == std::end(relevant)) continue;
    if (subject.kind != TermKind::iri) {
      if (predicate.value == vocab::rdf_type && object.value.starts_with(vocab::fil))
        faults.add({&kind_fault::incomplete, place, "a blank node cannot be declared as a term", {}, "give it an IRI"});
      continue;
    }
    triples.add(subject, predicate, object);
    note(subject.value, predicate.value, place);
    note(subject.value, {}, place);
  }
  const auto place_of = [&](std::string_view subject, std::string_view predicate) {
    auto row = places.find({subject, predicate});
    if (row == places.end()) row = places.find({subject, {}});
    return row == places.end() ? Place{} : *row->second;
  };
  KindsReader(triples, place_of, result, faults).read_extension();
  return result;
}

std::optional<Kind> Kinds::kind_of_class(std::string_view class_iri) const {
  const auto row = classes_.find(class_iri);
  if (row == classes_.end() || row->second.size() != 1) return std::nullopt;
  return row->second.first();
}

std::string_view Kinds::class_of_kind(Kind kind) const {
  static constexpr std::string_view classes[kind_count] = {vocab::fil_Company,  vocab::fil_Group,
                                                           vocab::fil_Product,  vocab::fil_Regulator,
                                                           vocab::fil_Place,    vocab::fil_Agent,
                                                           vocab::fil_Event,    vocab::fil_Measure,
                                                           vocab::fil_Link,     vocab::fil_Figure,
                                                           vocab::fil_Remark,   vocab::fil_Attestation,
                                                           vocab::fil_Document, vocab::schema_StructuredValue,
                                                           vocab::fil_Reach};
  return classes[static_cast<std::size_t>(kind)];
}

const Labels& Kinds::labels_of_kind(Kind kind) const { return kind_labels_[static_cast<std::size_t>(kind)]; }

std::optional<EdgeTypeId> Kinds::find_edge_type(std::string_view iri) const { return find_in(edge_index_, iri); }
std::optional<EdgeTypeId> Kinds::find_tentative(std::string_view iri) const { return find_in(tentative_index_, iri); }
std::optional<EdgeTypeId> Kinds::find_inverse(std::string_view iri) const { return find_in(inverse_index_, iri); }

std::optional<EffectId> Kinds::find_effect(std::string_view iri) const {
  const Effect* effect = find_row(effects_, iri);
  if (effect == nullptr) return std::nullopt;
  return static_cast<EffectId>(effect - effects_.data());
}

const Metric* Kinds::find_metric(std::string_view iri) const { return find_row(metrics_, iri); }
std::optional<Modality> Kinds::find_modality(std::string_view iri) const {
  const ModalityTerm* term = iri.empty() ? nullptr : find_row(modalities_, iri);
  if (term == nullptr) return std::nullopt;
  return static_cast<Modality>(term - modalities_.data());
}
std::optional<Certainty> Kinds::find_certainty(std::string_view iri) const { return find_in(certainties_, iri); }

std::string_view Kinds::iri_of(Certainty certainty) const {
  static constexpr std::string_view iris[certainty_count] = {vocab::fil_certain, vocab::fil_probable,
                                                             vocab::fil_possible};
  return iris[static_cast<std::size_t>(certainty)];
}

const Property* Kinds::find_property(std::string_view iri) const { return find_row(properties_, iri); }
bool Kinds::declares(std::string_view iri) const { return sorts_.contains(iri); }

std::optional<std::string> Kinds::nearest_term(std::string_view iri) const {
  std::vector<std::string> candidates;
  for (const auto& [term, sort] : sorts_)
    if (term.starts_with(vocab::fil) && sort != Sort::tentative) candidates.emplace_back(local_name(term));
  // With equal distances, case decides: fil:produkt suggests fil:product, not the class.
  const auto is_class = [](std::string_view name) { return !name.empty() && name[0] >= 'A' && name[0] <= 'Z'; };
  std::stable_partition(candidates.begin(), candidates.end(),
                        [&](const std::string& candidate) { return is_class(candidate) == is_class(local_name(iri)); });
  const std::vector<std::string> nearest = nearest_spellings(local_name(iri), candidates, 1);
  if (nearest.empty()) return std::nullopt;
  return std::string(vocab::fil) + nearest.front();
}

}  // namespace filiera

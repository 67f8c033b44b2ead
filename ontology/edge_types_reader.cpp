// SPDX-License-Identifier: Apache-2.0
// Reads edge types, effects and metrics into the table of kinds.
#include <algorithm>

#include "ontology/kind_faults.hpp"
#include "ontology/kinds_reader.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

constexpr std::size_t most_rows = 256;  // EdgeTypeId, EffectId and Modality are bytes

void add_labels(Labels& to, const Labels& from) {
  for (const auto& [language, text] : from.by_language) to.by_language.try_emplace(language, text);
}

bool same_meaning(EdgeType a, const EdgeType& b) {
  a.labels = b.labels;
  return a.domain == b.domain && a.range == b.range && a.inverse == b.inverse && a.tentative_form == b.tentative_form &&
         a.carrier == b.carrier && a.goods_flow == b.goods_flow && a.transitive == b.transitive &&
         a.symmetric == b.symmetric && a.standing == b.standing && a.at_most_possible == b.at_most_possible &&
         a.partner == b.partner;
}

KindSet set_of(bool (*is)(Kind)) {
  KindSet kinds;
  for (std::size_t k = 0; k < kind_count; ++k)
    if (is(static_cast<Kind>(k))) kinds.insert(static_cast<Kind>(k));
  return kinds;
}

}  // namespace

void KindsReader::read_edge_types() {
  const std::vector<std::string> found = instances(vocab::fil_EdgeType);
  for (const std::string& iri : found) {
    const auto known = kinds_.find_edge_type(iri);
    if (!known && !is_free(iri, Sort::edge_type)) continue;
    const EdgeType* before = known ? &kinds_.edge_types_[*known] : nullptr;
    std::optional<EdgeType> type = read_edge_type(iri, before);
    if (!type) continue;
    if (known) {
      if (same_meaning(*type, *before))
        add_labels(kinds_.edge_types_[*known].labels, type->labels);
      else
        fault(kind_fault::contradictory, iri, {}, "the edge type '" + iri + "' already means something else",
              "declare one of your own under another name");
      continue;
    }
    if (!coherent(*type) || !names_free(*type)) continue;
    warn_unlabelled(iri, type->labels);
    add(std::move(*type));
  }
}

std::optional<EdgeType> KindsReader::read_edge_type(const std::string& iri, const EdgeType* known) {
  EdgeType type = known ? *known : EdgeType{};
  type.iri = iri;
  type.labels = labels(iri);
  Extent domain, range;
  std::string flow;
  bool sound = read_extent(iri, vocab::rdfs_domain, vocab::schema_domainIncludes, domain);
  sound &= read_extent(iri, vocab::rdfs_range, vocab::schema_rangeIncludes, range);
  sound &= read_iri(iri, vocab::owl_inverseOf, type.inverse);
  sound &= read_iri(iri, vocab::fil_tentativeForm, type.tentative_form);
  sound &= read_iri(iri, vocab::fil_goodsFlow, flow);
  sound &= read_boolean(iri, vocab::fil_transitive, type.transitive);
  sound &= read_boolean(iri, vocab::fil_symmetric, type.symmetric);
  sound &= read_boolean(iri, vocab::fil_standing, type.standing);
  sound &= read_boolean(iri, vocab::fil_atMostPossible, type.at_most_possible);
  sound &= read_boolean(iri, vocab::fil_partner, type.partner);
  sound &= read_carrier(type);
  if (flow == vocab::fil_with)
    type.goods_flow = GoodsFlow::with;
  else if (flow == vocab::fil_against)
    type.goods_flow = GoodsFlow::against;
  else if (flow == vocab::fil_none)
    type.goods_flow = GoodsFlow::none;
  else if (!flow.empty())
    sound = fault(kind_fault::unknown_part, iri, vocab::fil_goodsFlow, "'" + flow + "' is not a direction of goods",
                  "write fil:with, fil:against or fil:none");
  if (!known && (!domain.stated || !range.stated))
    sound = fault(kind_fault::incomplete, iri, {},
                  "the edge type '" + iri + "' has no " +
                      (domain.stated  ? "range"
                       : range.stated ? "domain"
                                      : "domain and no range"),
                  "add rdfs:domain and rdfs:range, the classes that it connects");
  if (!sound) return std::nullopt;
  type.transitive |= triples_.contains(iri, vocab::rdf_type, vocab::owl_TransitiveProperty);
  type.symmetric |= triples_.contains(iri, vocab::rdf_type, vocab::owl_SymmetricProperty);
  if (type.symmetric && type.inverse.empty()) type.inverse = iri;
  if (domain.stated) type.domain = domain.kinds;
  if (range.stated) type.range = range.kinds;
  // A property may be a qualifier on other kinds; on measures or events it is an edge type.
  KindSet carriers;
  if (type.carrier == Carrier::measure) carriers.insert(Kind::measure);
  if (type.carrier == Carrier::event) carriers.insert(Kind::event);
  if (!carriers.empty()) type.domain = type.domain.empty() ? carriers : common(type.domain, carriers);
  if (!carriers.empty() && type.domain.empty()) {
    fault(kind_fault::contradictory, iri, vocab::fil_writtenOn,
          "the edge type is written on a class outside its domain", "include that class in the domain");
    return std::nullopt;
  }
  return type;
}

bool KindsReader::read_carrier(EdgeType& type) {
  std::string carrier;
  if (!read_iri(type.iri, vocab::fil_writtenOn, carrier)) return false;
  if (carrier.empty()) return true;
  if (carrier == vocab::fil_Link)
    type.carrier = Carrier::link;
  else if (carrier == vocab::fil_Measure)
    type.carrier = Carrier::measure;
  else if (carrier == vocab::fil_Event)
    type.carrier = Carrier::event;
  else if (carrier == vocab::fil_Claim)
    type.carrier = Carrier::claim;
  else
    return fault(kind_fault::unknown_part, type.iri, vocab::fil_writtenOn,
                 "edges cannot be written on '" + carrier + "'", "write fil:Link, fil:Measure, fil:Event or fil:Claim");
  return true;
}

bool KindsReader::coherent(const EdgeType& type) {
  const auto wrong = [&](std::string_view predicate, std::string message, std::string remedy) {
    return fault(kind_fault::contradictory, type.iri, predicate, std::move(message), std::move(remedy));
  };
  const bool between_claims = type.carrier == Carrier::claim;
  const KindSet ends = between_claims ? set_of(is_claim) : set_of(is_vertex);
  for (const KindSet side : {type.domain, type.range})
    if (!side.empty() && common(side, ends).empty())
      return wrong(
          {}, "the edge type '" + type.iri + "' connects classes that edges cannot connect",
          between_claims ? "edges written on fil:Claim connect claims" : "edges connect things, events and measures");
  if (type.symmetric && type.inverse != type.iri)
    return wrong(vocab::owl_inverseOf, "a symmetric edge type is its own inverse",
                 "remove owl:inverseOf or the symmetry");
  if (type.symmetric && type.domain != type.range)
    return wrong(vocab::rdfs_range, "a symmetric edge type has the same domain and range", "make them equal");
  if (type.symmetric && type.goods_flow != GoodsFlow::none)
    return wrong(vocab::fil_goodsFlow, "goods cannot flow along a symmetric edge type", "remove one of the two");
  if (type.partner && type.goods_flow != GoodsFlow::none)
    return wrong(vocab::fil_partner, "an edge type with fil:partner cannot move goods", "remove one of the two");
  if (type.partner && type.carrier != Carrier::link)
    return wrong(vocab::fil_partner, "only an edge type written on fil:Link can have fil:partner",
                 "remove fil:partner or fil:writtenOn");
  if (type.at_most_possible && type.goods_flow == GoodsFlow::none)
    return wrong(vocab::fil_atMostPossible, "fil:atMostPossible needs an edge type that moves goods",
                 "add fil:goodsFlow, or remove fil:atMostPossible");
  if (!type.symmetric && type.inverse == type.iri)
    return wrong(vocab::owl_inverseOf, "an edge type that is its own inverse is symmetric", "add fil:symmetric true");
  if (type.transitive && !type.domain.empty() && !type.range.empty() && common(type.domain, type.range).empty())
    return wrong(vocab::fil_transitive, "two edges of the type can never follow each other, so it cannot be transitive",
                 "remove fil:transitive");
  return true;
}

bool KindsReader::names_free(const EdgeType& type) {
  if (kinds_.edge_types_.size() == most_rows)
    return fault(kind_fault::too_many, type.iri, {}, "there are more than 256 edge types", "declare fewer");
  const auto taken = [&](const std::string& iri) {
    return !iri.empty() && iri != type.iri &&
           (kinds_.sorts_.contains(iri) || triples_.contains(iri, vocab::rdf_type, vocab::fil_EdgeType));
  };
  if (taken(type.inverse) || (type.inverse == type.tentative_form && !type.inverse.empty()))
    return fault(kind_fault::contradictory, type.iri, vocab::owl_inverseOf,
                 "the inverse '" + type.inverse + "' already has another meaning", "choose another name");
  if (taken(type.tentative_form) || type.tentative_form == type.iri)
    return fault(kind_fault::contradictory, type.iri, vocab::fil_tentativeForm,
                 "the tentative form '" + type.tentative_form + "' already has another meaning", "choose another name");
  return true;
}

void KindsReader::add(EdgeType type) {
  const auto id = static_cast<EdgeTypeId>(kinds_.edge_types_.size());
  kinds_.sorts_.emplace(type.iri, Sort::edge_type);
  kinds_.edge_index_.emplace(type.iri, id);
  if (!type.inverse.empty() && type.inverse != type.iri) {
    kinds_.sorts_.emplace(type.inverse, Sort::inverse);
    kinds_.inverse_index_.emplace(type.inverse, id);
  }
  if (!type.tentative_form.empty()) {
    kinds_.sorts_.emplace(type.tentative_form, Sort::tentative);
    kinds_.tentative_index_.emplace(type.tentative_form, id);
  }
  kinds_.edge_types_.push_back(std::move(type));
}

void KindsReader::read_effects() {
  for (const std::string& iri : instances(vocab::fil_Effect)) {
    if (!is_free(iri, Sort::effect)) continue;
    const auto known = kinds_.find_effect(iri);
    Effect effect = known ? kinds_.effects_[*known] : Effect{iri, {}, false, {}};
    std::string direction;
    if (!read_iri(iri, vocab::fil_direction, direction) || !read_boolean(iri, vocab::fil_bars, effect.prohibits))
      continue;
    if (direction.empty() && !known) {
      fault(kind_fault::incomplete, iri, {}, "the effect '" + iri + "' has no direction",
            "add fil:direction fil:against or fil:inFavour");
      continue;
    }
    if (direction == vocab::fil_against)
      effect.direction = Direction::against;
    else if (direction == vocab::fil_inFavour)
      effect.direction = Direction::in_favour;
    else if (!direction.empty()) {
      fault(kind_fault::unknown_part, iri, vocab::fil_direction, "'" + direction + "' is not a direction of an effect",
            "write fil:against or fil:inFavour");
      continue;
    }
    if (effect.prohibits && effect.direction == Direction::in_favour) {
      fault(kind_fault::contradictory, iri, vocab::fil_bars, "an effect in favour cannot prohibit",
            "remove fil:bars, or write fil:direction fil:against");
      continue;
    }
    if (known) {
      Effect& row = kinds_.effects_[*known];
      if (row.direction == effect.direction && row.prohibits == effect.prohibits)
        add_labels(row.labels, labels(iri));
      else
        fault(kind_fault::contradictory, iri, {}, "the effect '" + iri + "' already means something else",
              "declare one of your own under another name");
      continue;
    }
    if (kinds_.effects_.size() == most_rows) {
      fault(kind_fault::too_many, iri, {}, "there are more than 256 effects", "declare fewer");
      continue;
    }
    effect.labels = labels(iri);
    warn_unlabelled(iri, effect.labels);
    kinds_.sorts_.emplace(iri, Sort::effect);
    kinds_.effects_.push_back(std::move(effect));
  }
}

void KindsReader::read_modalities() {
  for (const std::string& iri : instances(vocab::fil_Modality)) {
    if (!is_free(iri, Sort::modality)) continue;
    const auto known = kinds_.find_modality(iri);
    ModalityTerm term = known ? kinds_.modality(*known) : ModalityTerm{iri, true, {}};
    if (!read_boolean(iri, vocab::fil_real, term.real)) continue;
    if (known) {
      ModalityTerm& row = kinds_.modalities_[static_cast<std::size_t>(*known)];
      if (row.real == term.real)
        add_labels(row.labels, labels(iri));
      else
        fault(kind_fault::contradictory, iri, {}, "the modality '" + iri + "' already means something else",
              "declare one of your own under another name");
      continue;
    }
    if (kinds_.modalities_.size() == most_rows) {
      fault(kind_fault::too_many, iri, {}, "there are more than 255 modalities", "declare fewer");
      continue;
    }
    term.labels = labels(iri);
    warn_unlabelled(iri, term.labels);
    kinds_.sorts_.emplace(iri, Sort::modality);
    kinds_.modalities_.push_back(std::move(term));
  }
}

void KindsReader::read_metrics() {
  for (const std::string& iri : instances(vocab::fil_Metric)) {
    if (!is_free(iri, Sort::metric)) continue;
    const auto known = std::ranges::find(kinds_.metrics_, iri, &Metric::iri);
    if (known != kinds_.metrics_.end()) {
      add_labels(known->labels, labels(iri));
      continue;
    }
    Metric metric{iri, labels(iri)};
    warn_unlabelled(iri, metric.labels);
    kinds_.sorts_.emplace(iri, Sort::metric);
    kinds_.metrics_.push_back(std::move(metric));
  }
}

}  // namespace filiera

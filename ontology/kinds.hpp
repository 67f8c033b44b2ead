// SPDX-License-Identifier: Apache-2.0
// The table of kinds: the terms of the model and their behaviour, read from the ontology.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/fault.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// The classes of the model. Instances of the first eight are vertices of the graph.
enum class Kind : std::uint8_t {
  company,
  group,
  product,
  regulator,
  place,
  agent,
  event,
  measure,
  link,
  figure,
  remark,
  attestation,
  document,
  amount,
  reach
};
inline constexpr std::size_t kind_count = 15;

constexpr bool is_vertex(Kind kind) { return kind <= Kind::measure; }
constexpr bool is_claim(Kind kind) { return kind >= Kind::event && kind <= Kind::remark; }

// A set of kinds; the empty set means "not restricted".
class KindSet {
 public:
  constexpr KindSet() = default;
  constexpr void insert(Kind kind) { bits_ |= static_cast<std::uint16_t>(1u << static_cast<unsigned>(kind)); }
  constexpr bool contains(Kind kind) const { return (bits_ >> static_cast<unsigned>(kind)) & 1u; }
  constexpr void insert(KindSet kinds) { bits_ |= kinds.bits_; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return std::popcount(bits_); }
  // The first in order of Kind. Requires a non-empty set.
  constexpr Kind first() const { return static_cast<Kind>(std::countr_zero(bits_)); }
  // The intersection. Note that an empty result means "not restricted".
  friend constexpr KindSet common(KindSet a, KindSet b) {
    KindSet both;
    both.bits_ = a.bits_ & b.bits_;
    return both;
  }
  // The difference.
  constexpr KindSet except(KindSet others) const {
    KindSet rest;
    rest.bits_ = static_cast<std::uint16_t>(bits_ & ~others.bits_);
    return rest;
  }
  friend constexpr bool operator==(KindSet, KindSet) = default;

 private:
  std::uint16_t bits_ = 0;
};

enum class GoodsFlow : std::uint8_t { none, with, against };

// Where an edge type is written: as a fil:Link of its own, on a measure, on an event, or between two claims.
enum class Carrier : std::uint8_t { link, measure, event, claim };

// Texts by language tag ("en", "it"). `get` returns the text that matches `languages` best (language_rank), else the
// English one, else any, else "".
struct Labels {
  std::map<std::string, std::string, std::less<>> by_language;
  std::string_view get(std::span<const std::string> languages = {}) const;
  friend bool operator==(const Labels&, const Labels&) = default;
};

using EdgeTypeId = std::uint8_t;  // index into Kinds::edge_types()

struct EdgeType {
  std::string iri;
  std::string inverse;         // IRI of the inverse property; "" if none is declared
  std::string tentative_form;  // IRI; "" if none
  KindSet domain;
  KindSet range;
  Carrier carrier = Carrier::link;
  GoodsFlow goods_flow = GoodsFlow::none;
  bool transitive = false;
  bool symmetric = false;
  bool standing = false;          // holds on every day unless dates are stated (fil:standing)
  bool at_most_possible = false;  // goods move along it at most possibly (fil:atMostPossible)
  bool partner = false;           // connects a partner in a product; moves no goods (fil:partner)
  Labels labels;
  std::string_view name() const;  // the local name
};

// The status of a claim: an index into Kinds::modalities(). The enumerators are those of the ontology; modalities that
// the data declares follow.
enum class Modality : std::uint8_t { unstated, sought, planned, contracted, ongoing, done };
enum class Certainty : std::uint8_t { certain, probable, possible };
inline constexpr std::size_t certainty_count = 3;
enum class Direction : std::uint8_t { against, in_favour };

// The effect of a measure. `prohibits` marks prohibitions, which --allowed excludes.
struct Effect {
  std::string iri;
  Direction direction = Direction::against;
  bool prohibits = false;
  Labels labels;
  std::string_view name() const;
};
using EffectId = std::uint8_t;

// A metric of figures.
struct Metric {
  std::string iri;
  Labels labels;
};

// A row of the table of modalities.
struct ModalityTerm {
  std::string iri;   // "" for unstated
  bool real = true;  // false: does not hold in the world, or not yet (fil:real)
  Labels labels;
};

// A property of the model that is not an edge type: a qualifier or an annotation of sources.
struct Property {
  std::string iri;
  KindSet domain;
  KindSet range;  // empty if values of any kind, or literals, are meant
  Labels labels;
  bool computed = false;  // written on export, ignored on reading
};

class Kinds {
 public:
  // The kinds of the ontology, equal to those of read_ontology(), prepared when the program is built.
  static const Kinds& shipped();
  // The kinds of an ontology in Turtle, the text of ontology/filiera.ttl. Throws std::runtime_error, with file and line
  // where it is known, for a syntax error or a term that contradicts itself.
  static Kinds read_ontology(std::string_view turtle);

  // A declaration in the data, with its position for faults.
  struct Declaration {
    TermView subject;
    TermView predicate;
    TermView object;
    Place place;
  };
  // These kinds with those that `declarations` add: all statements of subjects typed fil:EdgeType, fil:Metric,
  // fil:Effect, fil:Modality or rdfs:Class/owl:Class with rdfs:subClassOf. Contradictory or incomplete declarations are
  // faults and add nothing.
  Kinds extended(std::span<const Declaration> declarations, Faults& faults) const;

  // The kind of an instance of the class, considering superclasses; empty for classes outside the model.
  std::optional<Kind> kind_of_class(std::string_view class_iri) const;
  std::string_view class_of_kind(Kind kind) const;  // IRI
  const Labels& labels_of_kind(Kind kind) const;

  std::span<const EdgeType> edge_types() const { return edge_types_; }
  const EdgeType& edge_type(EdgeTypeId id) const { return edge_types_[id]; }
  std::optional<EdgeTypeId> find_edge_type(std::string_view iri) const;
  // The edge type whose tentative form is `iri`.
  std::optional<EdgeTypeId> find_tentative(std::string_view iri) const;
  // The edge type whose inverse is `iri` (and is not itself an edge type of that IRI).
  std::optional<EdgeTypeId> find_inverse(std::string_view iri) const;

  std::span<const Effect> effects() const { return effects_; }
  std::optional<EffectId> find_effect(std::string_view iri) const;
  std::span<const Metric> metrics() const { return metrics_; }
  const Metric* find_metric(std::string_view iri) const;
  // By Modality; the first is unstated.
  std::span<const ModalityTerm> modalities() const { return modalities_; }
  const ModalityTerm& modality(Modality m) const { return modalities_[static_cast<std::size_t>(m)]; }
  std::optional<Modality> find_modality(std::string_view iri) const;
  std::optional<Certainty> find_certainty(std::string_view iri) const;
  std::string_view iri_of(Certainty certainty) const;

  const Property* find_property(std::string_view iri) const;
  std::span<const Property> properties() const { return properties_; }

  // Whether the core or the data declares the IRI as a class, property, edge type, inverse, tentative form or value.
  // Includes abstract classes (fil:Party), which belong to no single kind.
  bool declares(std::string_view iri) const;

  // The declared fil: term with the most similar spelling (edge types, properties, classes, values), for suggestions;
  // empty if none is similar.
  std::optional<std::string> nearest_term(std::string_view iri) const;

 private:
  friend class KindsReader;
  template <class Form>
  friend class KindsForm;

  // What an IRI is declared as; exactly one of these.
  enum class Sort : std::uint8_t {
    class_,
    edge_type,
    inverse,
    tentative,
    property,
    effect,
    metric,
    modality,
    certainty,
    other
  };

  std::vector<EdgeType> edge_types_;
  std::vector<Effect> effects_;
  std::vector<Metric> metrics_;
  std::vector<Property> properties_;
  std::map<std::string, Sort, std::less<>> sorts_;
  std::map<std::string, KindSet, std::less<>> classes_;  // for abstract classes: the kinds of their subclasses
  std::map<std::string, EdgeTypeId, std::less<>> edge_index_, tentative_index_, inverse_index_;
  std::vector<ModalityTerm> modalities_{1};
  std::map<std::string, Certainty, std::less<>> certainties_;
  std::array<Labels, kind_count> kind_labels_;
};

// The local name of an IRI: the part after its last '#', '/' or ':'.
std::string_view local_name(std::string_view iri);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Reads declarations of kinds, from the core or from data, into the table of kinds.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/fault.hpp"
#include "ontology/kinds.hpp"
#include "ontology/triples.hpp"

namespace filiera {

// Rows are appended in order of their IRIs. A declaration with errors adds nothing; a declaration that repeats an
// existing row adds its labels in further languages.
class KindsReader {
 public:
  // The position of a subject's statement with the predicate; for an empty predicate, of its first statement.
  using PlaceOf = std::function<Place(std::string_view subject, std::string_view predicate)>;

  KindsReader(const Triples& triples, PlaceOf place_of, Kinds& kinds, Faults& faults)
      : triples_(triples), place_of_(std::move(place_of)), kinds_(kinds), faults_(faults) {}

  // Reads everything, including closed lists and properties. Requires an empty table.
  void read_core();
  // Reads what data may add: classes, edge types, effects, modalities, metrics.
  void read_extension();

 private:
  using Sort = Kinds::Sort;
  struct Extent {
    bool stated = false;
    KindSet kinds;
  };

  void read_core_classes();
  void read_values();
  void read_properties();
  // Propagates the kinds of classes to their declared subclasses.
  void inherit(std::vector<std::string> pending);
  void read_added_classes();
  // Intersects the kinds of a class with those of its superclasses. Returns whether they changed.
  bool narrow(const std::string& iri);

  void read_edge_types();
  std::optional<EdgeType> read_edge_type(const std::string& iri, const EdgeType* known);
  bool read_carrier(EdgeType& type);
  bool coherent(const EdgeType& type);
  bool names_free(const EdgeType& type);
  void add(EdgeType type);
  void read_effects();
  void read_modalities();
  void read_metrics();

  std::vector<std::string> instances(std::string_view class_iri) const;
  std::vector<std::string> classes() const;
  Labels labels(std::string_view iri) const;
  void warn_unlabelled(const std::string& iri, const Labels& labels);
  bool is_free(const std::string& iri, Sort sort);
  // False after a fault.
  bool read_boolean(const std::string& iri, std::string_view predicate, bool& value);
  bool read_iri(const std::string& iri, std::string_view predicate, std::string& value);
  bool read_extent(const std::string& iri, std::string_view all_of, std::string_view one_of, Extent& extent);
  std::optional<KindSet> kinds_of(std::string_view class_iri) const;

  // Adds a fault and returns false.
  bool fault(const FaultKind& kind, std::string_view subject, std::string_view predicate, std::string message,
             std::string remedy = {});

  const Triples& triples_;
  PlaceOf place_of_;
  Kinds& kinds_;
  Faults& faults_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Reads classes, values and properties into the table of kinds, and the parts of declarations.
#include "ontology/kinds_reader.hpp"

#include <algorithm>

#include "ontology/kind_faults.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

void merge(std::vector<std::string>& into, const std::vector<std::string>& more) {
  into.insert(into.end(), more.begin(), more.end());
  std::ranges::sort(into);
  into.erase(std::unique(into.begin(), into.end()), into.end());
}

}  // namespace

void KindsReader::read_core() {
  read_core_classes();
  read_values();
  read_edge_types();
  read_effects();
  read_metrics();
  read_properties();
}

void KindsReader::read_extension() {
  read_added_classes();
  read_edge_types();
  read_effects();
  read_modalities();
  read_metrics();
}

std::vector<std::string> KindsReader::instances(std::string_view class_iri) const {
  return triples_.subjects(vocab::rdf_type, class_iri);
}

std::vector<std::string> KindsReader::classes() const {
  std::vector<std::string> found = instances(vocab::owl_Class);
  merge(found, instances(vocab::rdfs_Class));
  return found;
}

void KindsReader::read_core_classes() {
  const std::vector<std::string> declared = classes();
  for (const std::string& iri : declared) kinds_.sorts_.emplace(iri, Sort::class_);
  std::vector<std::string> seeds;
  for (std::size_t k = 0; k < kind_count; ++k) {
    const Kind kind = static_cast<Kind>(k);
    const std::string iri(kinds_.class_of_kind(kind));
    kinds_.kind_labels_[k] = labels(iri);
    kinds_.classes_[iri].insert(kind);
    seeds.push_back(iri);
    // Adds the kind to all superclasses, since an abstract class has the kinds of its subclasses.
    for (std::vector<std::string> open{iri}; !open.empty();) {
      const std::string below = std::move(open.back());
      open.pop_back();
      for (const Value& above : triples_.objects(below, vocab::rdfs_subClassOf)) {
        if (!std::ranges::binary_search(declared, above.text) || kinds_.classes_[above.text].contains(kind)) continue;
        kinds_.classes_[above.text].insert(kind);
        open.push_back(above.text);
      }
    }
  }
  inherit(std::move(seeds));
}

void KindsReader::inherit(std::vector<std::string> pending) {
  while (!pending.empty()) {
    const std::string above = std::move(pending.back());
    pending.pop_back();
    for (std::string& below : triples_.subjects(vocab::rdfs_subClassOf, above))
      if (narrow(below)) pending.push_back(std::move(below));
  }
}

bool KindsReader::narrow(const std::string& iri) {
  if (!triples_.contains(iri, vocab::rdf_type, vocab::owl_Class) &&
      !triples_.contains(iri, vocab::rdf_type, vocab::rdfs_Class))
    return false;
  std::optional<KindSet> kinds;
  for (const Value& above : triples_.objects(iri, vocab::rdfs_subClassOf)) {
    const auto row = kinds_.classes_.find(above.text);
    if (row != kinds_.classes_.end()) kinds = kinds ? common(*kinds, row->second) : row->second;
  }
  const auto [row, added] = kinds_.classes_.try_emplace(iri, *kinds);
  if (added || row->second == *kinds || common(row->second, *kinds) == row->second) return added;
  row->second = common(row->second, *kinds);
  return true;
}

void KindsReader::read_added_classes() {
  const auto known = kinds_.classes_;
  std::vector<std::string> above;
  for (const std::string& iri : classes())
    for (const Value& value : triples_.objects(iri, vocab::rdfs_subClassOf))
      if (known.contains(value.text)) above.push_back(value.text);
  merge(above, {});
  inherit(std::move(above));
  for (const std::string& iri : classes()) {
    const auto row = kinds_.classes_.find(iri);
    if (row == kinds_.classes_.end()) continue;
    const auto before = known.find(iri);
    if (before != known.end() && row->second == before->second) continue;
    if (before != known.end()) {
      fault(kind_fault::contradictory, iri, vocab::rdfs_subClassOf,
            "the class '" + iri + "' of the model cannot be narrowed or moved", "declare a class of your own below it");
      row->second = before->second;
    } else if (row->second.empty()) {
      fault(kind_fault::contradictory, iri, vocab::rdfs_subClassOf,
            "the class '" + iri + "' is a subclass of classes that exclude each other", "keep one rdfs:subClassOf");
      kinds_.classes_.erase(row);
    } else if (is_free(iri, Sort::class_)) {
      kinds_.sorts_.emplace(iri, Sort::class_);
    } else {
      kinds_.classes_.erase(row);
    }
  }
}

void KindsReader::read_values() {
  // In order of Modality.
  for (const std::string_view modality :
       {vocab::fil_sought, vocab::fil_planned, vocab::fil_contracted, vocab::fil_ongoing, vocab::fil_done}) {
    ModalityTerm term{std::string(modality), true, labels(modality)};
    read_boolean(term.iri, vocab::fil_real, term.real);
    kinds_.sorts_.emplace(term.iri, Sort::modality);
    kinds_.modalities_.push_back(std::move(term));
  }
  for (const Certainty certainty : {Certainty::certain, Certainty::probable, Certainty::possible}) {
    const std::string iri(kinds_.iri_of(certainty));
    kinds_.certainties_.emplace(iri, certainty);
    kinds_.sorts_.emplace(iri, Sort::certainty);
  }
  for (const std::string_view class_iri :
       {vocab::fil_GoodsFlow, vocab::fil_Direction, vocab::fil_Difference, vocab::fil_Product, vocab::rdfs_Datatype,
        vocab::fil_Interest, vocab::fil_ReachMethod})
    for (std::string& iri : instances(class_iri)) kinds_.sorts_.emplace(std::move(iri), Sort::other);
}

void KindsReader::read_properties() {
  std::vector<std::string> found = instances(vocab::rdf_Property);
  for (const std::string_view class_iri :
       {vocab::owl_ObjectProperty, vocab::owl_DatatypeProperty, vocab::fil_Qualifier})
    merge(found, instances(class_iri));
  for (const std::string& iri : found) {
    const auto [row, added] = kinds_.sorts_.emplace(iri, Sort::property);
    const bool also_edge_type =
        row->second == Sort::edge_type && triples_.contains(iri, vocab::rdf_type, vocab::fil_Qualifier);
    if (!added && !also_edge_type) continue;
    Property property{iri, {}, {}, labels(iri), false};
    read_boolean(iri, vocab::fil_computed, property.computed);
    for (const std::string_view predicate : {vocab::rdfs_domain, vocab::schema_domainIncludes})
      for (const Value& value : triples_.objects(iri, predicate))
        if (const auto kinds = kinds_of(value.text)) property.domain.insert(*kinds);
    for (const Value& value : triples_.objects(iri, vocab::rdfs_range))
      if (const auto kinds = kinds_of(value.text)) property.range.insert(*kinds);
    if (also_edge_type) property.domain = property.domain.except(kinds_.edge_types_[kinds_.edge_index_[iri]].domain);
    kinds_.properties_.push_back(std::move(property));
  }
}

Labels KindsReader::labels(std::string_view iri) const {
  Labels labels;
  for (const std::string_view predicate : {vocab::rdfs_label, vocab::skos_prefLabel}) {
    for (Value& value : triples_.objects(iri, predicate))
      if (value.kind == TermKind::literal)
        labels.by_language.try_emplace(std::move(value.language), std::move(value.text));
    if (!labels.by_language.empty()) break;
  }
  return labels;
}

void KindsReader::warn_unlabelled(const std::string& iri, const Labels& labels) {
  if (labels.by_language.empty())
    fault(kind_fault::unlabelled, iri, {}, "'" + iri + "' is declared without a label", "add rdfs:label");
}

bool KindsReader::is_free(const std::string& iri, Sort sort) {
  const auto row = kinds_.sorts_.find(iri);
  if (row == kinds_.sorts_.end() || row->second == sort) return true;
  return fault(kind_fault::contradictory, iri, {}, "'" + iri + "' already has another meaning", "choose another name");
}

bool KindsReader::read_boolean(const std::string& iri, std::string_view predicate, bool& value) {
  const std::vector<Value> stated = triples_.objects(iri, predicate);
  if (stated.empty()) return true;
  for (const Value& one : stated)
    if (one.kind != TermKind::literal ||
        (one.text != "true" && one.text != "1" && one.text != "false" && one.text != "0"))
      return fault(kind_fault::unknown_part, iri, predicate,
                   "fil:" + std::string(local_name(predicate)) + " is neither true nor false", "write true or false");
  value = stated.back().text == "true" || stated.back().text == "1";
  for (const Value& one : stated)
    if ((one.text == "true" || one.text == "1") != value)
      return fault(kind_fault::contradictory, iri, predicate,
                   "fil:" + std::string(local_name(predicate)) + " is both true and false", "keep one");
  return true;
}

bool KindsReader::read_iri(const std::string& iri, std::string_view predicate, std::string& value) {
  const std::vector<Value> stated = triples_.objects(iri, predicate);
  if (stated.empty()) return true;
  if (stated.size() > 1)
    return fault(kind_fault::contradictory, iri, predicate,
                 "'" + iri + "' has several values of '" + std::string(local_name(predicate)) + "'", "keep one");
  if (stated.front().kind != TermKind::iri)
    return fault(kind_fault::unknown_part, iri, predicate,
                 "the value of '" + std::string(local_name(predicate)) + "' is not an IRI", "write the IRI of a term");
  value = stated.front().text;
  return true;
}

std::optional<KindSet> KindsReader::kinds_of(std::string_view class_iri) const {
  const auto row = kinds_.classes_.find(class_iri);
  if (row == kinds_.classes_.end()) return std::nullopt;
  return row->second;
}

bool KindsReader::read_extent(const std::string& iri, std::string_view all_of, std::string_view one_of,
                              Extent& extent) {
  bool restricted = false;
  const auto of = [&](const Value& value, std::string_view predicate, KindSet& kinds) {
    extent.stated = true;
    if (value.text == vocab::rdfs_Resource || value.text == vocab::owl_Thing) return true;
    const auto known = kinds_of(value.text);
    if (!known) {
      const auto near = value.text.starts_with(vocab::fil) ? kinds_.nearest_term(value.text) : std::nullopt;
      return fault(kind_fault::unknown_part, iri, predicate, "'" + value.text + "' is not a class of the model",
                   near ? "did you mean 'fil:" + std::string(local_name(*near)) + "'?"
                        : "use one, or declare this one with rdfs:subClassOf");
    }
    kinds = *known;
    return true;
  };
  for (const Value& value : triples_.objects(iri, all_of)) {
    KindSet kinds;
    if (!of(value, all_of, kinds)) return false;
    if (kinds.empty()) continue;
    extent.kinds = restricted ? common(extent.kinds, kinds) : kinds;
    restricted = true;
    if (extent.kinds.empty())
      return fault(kind_fault::contradictory, iri, all_of,
                   "no thing can have all the classes in '" + std::string(local_name(all_of)) + "' at once",
                   "use schema:" + std::string(local_name(one_of)) + " for one of several");
  }
  KindSet any;
  bool unrestricted = false;
  const std::vector<Value> included = triples_.objects(iri, one_of);
  for (const Value& value : included) {
    KindSet kinds;
    if (!of(value, one_of, kinds)) return false;
    unrestricted |= kinds.empty();
    any.insert(kinds);
  }
  if (included.empty() || unrestricted) return true;
  extent.kinds = restricted ? common(extent.kinds, any) : any;
  if (extent.kinds.empty())
    return fault(
        kind_fault::contradictory, iri, one_of,
        "'" + std::string(local_name(all_of)) + "' and '" + std::string(local_name(one_of)) + "' exclude each other",
        "keep one of them");
  return true;
}

bool KindsReader::fault(const FaultKind& kind, std::string_view subject, std::string_view predicate,
                        std::string message, std::string remedy) {
  // Shortens terms of the model to their usual prefix.
  for (std::size_t at = 0; (at = message.find(vocab::fil, at)) != std::string::npos;)
    message.replace(at, vocab::fil.size(), "fil:");
  faults_.add({&kind, place_of_(subject, predicate), std::move(message), {}, std::move(remedy)});
  return false;
}

}  // namespace filiera

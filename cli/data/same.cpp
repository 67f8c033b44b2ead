// SPDX-License-Identifier: Apache-2.0
// Joins pairs, and renames what is read.
#include "cli/data/same.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "cli/data/pair_table.hpp"
#include "import/records/record_faults.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

SameThings::SameThings(std::span<const std::string> files, const Prefixes& chosen, Faults& faults) {
  PairTables tables = read_pairs(files, chosen, faults);
  pairs_ = std::move(tables.same);
  SameSets sets;
  for (const SamePair& pair : pairs_)
    if (!sets.join(pair.subject, pair.object))
      faults.add({&record_fault::cell,
                  {pair.file, pair.line, 0},
                  fmt::format("<{}> and <{}> are the same by rows before this one: the pairs form a ring", pair.subject,
                              pair.object),
                  {},
                  "remove the row: while it is there, no other row of the ring can be undone by removing it"});
  for (const SamePair& pair : tables.different)
    if (sets.root(pair.subject) == sets.root(pair.object))
      faults.add({&record_fault::cell,
                  {pair.file, pair.line, 0},
                  fmt::format("<{}> and <{}> are said not to be the same, but other pairs make them so", pair.subject,
                              pair.object),
                  {},
                  "remove one of the pairs"});
  std::vector<std::string> iris;
  for (const auto& [iri, smaller] : sets.all()) iris.push_back(iri);
  for (const std::string& iri : iris) names_.emplace(iri, sets.root(iri));
}

std::size_t SameThings::renamed() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(names_, [](const auto& row) { return row.first != row.second; }));
}

std::vector<SamePair> SameThings::pairs_with(std::string_view iri) const {
  std::vector<SamePair> found;
  std::ranges::copy_if(pairs_, std::back_inserter(found),
                       [&](const SamePair& pair) { return pair.subject == iri || pair.object == iri; });
  return found;
}

TermId RenamingSink::renamed(TermId id) {
  if (id == no_term || terms().kind(id) != TermKind::iri) return id;
  if (id >= renamed_.size()) renamed_.resize(std::max<std::size_t>(id + 1, renamed_.size() * 2), no_term);
  if (renamed_[id] == no_term) {
    const std::string_view iri = terms().value(id);
    const auto pair = same_.names().find(std::string(iri));
    if (pair != same_.names().end()) met_.emplace(iri);
    const TermId other =
        pair == same_.names().end() || pair->second == iri ? id : terms().intern(iri_term(pair->second));
    renamed_[id] = other;
  }
  return renamed_[id];
}

std::vector<std::string> RenamingSink::unmet() const {
  std::vector<std::string> names;
  std::unordered_set<std::string> told;
  for (const SamePair& pair : same_.pairs())
    for (const std::string& iri : {pair.subject, pair.object})
      if (!met_.contains(iri) && told.insert(iri).second)
        names.push_back(fmt::format("{}:{}: <{}>", pair.file, pair.line, iri));
  return names;
}

void RenamingSink::begin_file(std::string_view name) {
  files_.emplace_back(name);
  sink_.begin_file(name);
}

void RenamingSink::statement(const Quad& quad, Origin origin) {
  if (preferred_label_ == no_term) {
    preferred_label_ = terms().intern(iri_term(vocab::skos_prefLabel));
    label_ = terms().intern(iri_term(vocab::skos_altLabel));
    on_party_ = terms().intern(iri_term(vocab::fil_onParty));
  }
  Quad named = quad;
  named.subject = renamed(quad.subject);
  named.object = renamed(quad.object);
  const auto is_of_pair = [&](TermId id) {
    return terms().kind(id) == TermKind::iri && same_.names().contains(std::string(terms().value(id)));
  };
  if (quad.predicate == on_party_ && is_of_pair(quad.object)) parties_.emplace_back(named.subject, quad.object);
  if (quad.predicate == preferred_label_) {
    if (is_of_pair(quad.subject)) own_labels_.emplace(quad.subject, quad.object);
    if (named.subject != quad.subject) {
      held_.push_back({quad.subject, named, origin, files_.size()});
      return;
    }
    labelled_.insert(quad.subject);
  }
  sink_.statement(named, origin);
}

MatchedParties RenamingSink::matched_parties() const {
  MatchedParties found;
  const TermInterner& terms = sink_.terms();
  for (const auto& [measure, party] : parties_) {
    std::vector<MatchedParty>& of_measure = found[std::string(terms.value(measure))];
    const std::string iri(terms.value(party));
    if (std::ranges::find(of_measure, iri, &MatchedParty::iri) != of_measure.end()) continue;
    const auto label = own_labels_.find(party);
    of_measure.push_back({iri, label == own_labels_.end() ? std::string() : std::string(terms.value(label->second)),
                          same_.names().at(iri), same_.pairs_with(iri)});
  }
  return found;
}

void RenamingSink::finish() {
  std::unordered_map<TermId, TermId> first;  // of the things with labels, by the chosen name
  for (const HeldLabel& label : held_) {
    TermId& thing = first.try_emplace(label.quad.subject, label.thing).first->second;
    if (terms().value(label.thing) < terms().value(thing)) thing = label.thing;
  }
  std::size_t file = files_.size();
  for (HeldLabel& label : held_) {
    if (labelled_.contains(label.quad.subject) || first.at(label.quad.subject) != label.thing)
      label.quad.predicate = label_;
    // Each in its file, where a fault of it is shown.
    if (label.file != file && label.file > 0) sink_.begin_file(files_[label.file - 1]);
    file = label.file;
    sink_.statement(label.quad, label.origin);
  }
  held_.clear();
}

}  // namespace filiera

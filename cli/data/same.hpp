// SPDX-License-Identifier: Apache-2.0
// Pairs of things that are the same under different names (--same).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "io/fault.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// A row that makes two names one thing.
struct SamePair {
  std::string subject, object;            // IRIs
  std::string justification, confidence;  // as the row has them; "" if it has none
  std::string file;
  std::uint64_t line = 0;
};

// A party as a measure names it, where pairs make it one with others.
struct MatchedParty {
  std::string iri, label;       // as the measure's data has it; "" without a preferred label
  std::string same_as;          // the IRI by which all of them are known
  std::vector<SamePair> pairs;  // those with this IRI
};
// By the IRI of the measure.
using MatchedParties = std::unordered_map<std::string, std::vector<MatchedParty>>;

// Tables of pairs in the form of SSSOM (https://mapping-commons.github.io/sssom): columns subject_id, predicate_id,
// object_id and, if they are there, predicate_modifier, mapping_justification, confidence; lines of metadata begin with
// '#'. Pairs of skos:exactMatch and owl:sameAs are the same thing, unless the modifier is Not; others are left out.
class SameThings {
 public:
  // Reads the files. `prefixes` are known beside those of the curie_map in the metadata. Adds a fault for what is no
  // such table, for a name with an unknown prefix, and for a pair that is said not to be the same and follows from
  // others to be. Throws SourceError, its message beginning with the path.
  SameThings(std::span<const std::string> files, const Prefixes& prefixes, Faults& faults);

  bool empty() const { return names_.empty(); }
  // The IRIs that are read under another name, and those of all pairs.
  std::size_t renamed() const;
  // The name by which each IRI of a pair is known: of those that are the same, the first in byte order.
  const std::unordered_map<std::string, std::string>& names() const { return names_; }
  // The pairs that have the IRI, in the order of the files. O(pairs).
  std::vector<SamePair> pairs_with(std::string_view iri) const;
  std::span<const SamePair> pairs() const { return pairs_; }

 private:
  std::unordered_map<std::string, std::string> names_;
  std::vector<SamePair> pairs_;  // of what is the same
};

// Passes statements on with the names of SameThings. The preferred labels of a thing that is read under another name
// become further names of it; but where nothing has a preferred label under the chosen name, those of the first thing
// in byte order that has some stay.
class RenamingSink final : public StatementSink {
 public:
  // Both must outlive this object.
  RenamingSink(StatementSink& sink, const SameThings& same) : sink_(sink), same_(same) {}

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  TermInterner& terms() override { return sink_.terms(); }
  void statement(const Quad& quad, Origin origin) override;
  // After the last statement: passes the preferred labels on that were held back until then.
  void finish();

  // "pairs.tsv:6: csl:Pnope", by full IRI: the names of pairs that no statement has had so far, in the order of the
  // files.
  std::vector<std::string> unmet() const;
  // The parties of measures that are names of pairs.
  MatchedParties matched_parties() const;

 private:
  struct HeldLabel {
    TermId thing;  // under its own name
    Quad quad;     // under the chosen one
    Origin origin;
    std::size_t file;
  };

  TermId renamed(TermId id);

  StatementSink& sink_;
  const SameThings& same_;
  std::vector<TermId> renamed_;          // by term; no_term if it was not looked up yet
  std::unordered_set<std::string> met_;  // names of pairs
  TermId preferred_label_ = no_term, label_ = no_term, on_party_ = no_term;
  std::vector<std::string> files_;
  std::vector<HeldLabel> held_;
  std::unordered_set<TermId> labelled_;             // with a preferred label of their own
  std::vector<std::pair<TermId, TermId>> parties_;  // measures, and names of pairs that they are on
  std::unordered_map<TermId, TermId> own_labels_;   // a preferred label of each name of a pair
};

}  // namespace filiera

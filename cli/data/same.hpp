// SPDX-License-Identifier: Apache-2.0
// Pairs of things that are the same under different names (--same).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/fault.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// Tables of pairs in the form of SSSOM (https://mapping-commons.github.io/sssom): columns subject_id, predicate_id,
// object_id and, if they are there, predicate_modifier, mapping_justification; lines of metadata begin with '#'. Pairs
// of skos:exactMatch and owl:sameAs are the same thing, unless the modifier is Not; others are left out.
class SameThings {
 public:
  // Reads the files. `prefixes` are known beside those of the metadata (curie_map). Adds a fault for what is no such
  // table, for a name with an unknown prefix, and for a pair that is said not to be the same and follows from others to
  // be. Throws SourceError, its message beginning with the path.
  SameThings(std::span<const std::string> files, const Prefixes& prefixes, Faults& faults);

  // The name by which all that are the same are known, the first of them in byte order; the IRI itself if it has no
  // pair.
  std::string_view name_of(std::string_view iri) const;
  bool empty() const { return names_.empty(); }
  // The IRIs that are read under another name, and those of all pairs.
  std::size_t renamed() const;
  const std::unordered_map<std::string, std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::string> names_;  // of every IRI of a pair
};

// Passes statements on with the names of SameThings. The preferred labels of a thing that is read under another name
// become further names of it.
class RenamingSink final : public StatementSink {
 public:
  // Both must outlive this object.
  RenamingSink(StatementSink& sink, const SameThings& same) : sink_(sink), same_(same) {}

  void begin_file(std::string_view name) override { sink_.begin_file(name); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  TermInterner& terms() override { return sink_.terms(); }
  void statement(const Quad& quad, Origin origin) override;

  // How many IRIs of pairs no statement has named so far.
  std::size_t unmet() const;

 private:
  TermId renamed(TermId id);

  StatementSink& sink_;
  const SameThings& same_;
  std::vector<TermId> renamed_;  // by term; no_term if it was not looked up yet
  std::size_t met_ = 0;
  TermId preferred_label_ = no_term, label_ = no_term;
};

}  // namespace filiera

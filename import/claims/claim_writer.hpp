// SPDX-License-Identifier: Apache-2.0
// Writes things, claims and attestations as statements.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "import/records/row_source.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// A name that depends on nothing but `parts`: `first`, and 16 hexadecimal digits. The parts are compared as they are.
std::string stable_name(std::string_view first, std::initializer_list<std::string_view> parts);

// Where a claim is told: a stretch of a document. `tag` tells the document apart from other releases of the same
// publication in the names of attestations.
struct Passage {
  TermId document = no_term;
  std::string tag;
  TextSpan span;
};

class ClaimWriter {
 public:
  // Own names are made of `own_namespace`. The sink must outlive this object.
  ClaimWriter(StatementSink& sink, std::string own_namespace);

  // The position of the statements that follow.
  void set_origin(Origin origin) { origin_ = origin; }

  TermId iri(std::string_view iri) { return sink_.terms().intern(iri_term(iri)); }
  // The IRI of `local` in the own namespace: ASCII letters and digits.
  TermId own(std::string_view local);
  // As iri(), quicker for a text that stays at its address.
  TermId constant(std::string_view iri);
  TermId text(std::string_view text, std::string_view language = {});
  TermId typed(std::string_view text, std::string_view datatype);
  TermId date(std::string_view edtf);
  TermId number(std::string_view decimal);  // an integer, or a decimal if it has a point

  void add(TermId subject, std::string_view predicate, TermId object);
  void add_constant(TermId subject, std::string_view predicate, std::string_view object) {
    add(subject, predicate, constant(object));
  }

  // Writes the class of a subject. False if it had been written before, whatever the class.
  bool begin(TermId subject, std::string_view class_iri);
  // Writes a link, without qualifiers. False if it had been begun before.
  bool link(TermId claim, TermId subject, std::string_view edge, TermId object);

  // An attestation by which `voice` affirms the claim; `repeats` is the one that it repeats. Its IRI is that of the
  // claim followed by the tag of the document and, after the first, its number.
  TermId attest(TermId claim, const Passage& passage, TermId voice, TermId repeats = no_term);

 private:
  StatementSink& sink_;
  std::string own_namespace_;
  Origin origin_;
  std::unordered_map<const char*, TermId> constants_;
  std::unordered_set<TermId> begun_;
  std::unordered_map<TermId, std::uint32_t> attestations_;
  std::string scratch_;
};

}  // namespace filiera

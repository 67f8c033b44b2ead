// SPDX-License-Identifier: Apache-2.0
// Quads that own their bytes, a source of them, and a reading of RDF by Serd, for the tests of export.
#pragma once

#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "export/rdf/quad_source.hpp"
#include "rdf/term.hpp"

namespace filiera {

struct OwnedTerm {
  TermKind kind = TermKind::iri;
  std::string value, datatype, language;

  OwnedTerm() = default;
  OwnedTerm(const TermView& view)
      : kind(view.kind), value(view.value), datatype(view.datatype), language(view.language) {}
  TermView view() const { return {kind, value, datatype, language}; }
  friend auto operator<=>(const OwnedTerm&, const OwnedTerm&) = default;
};

struct OwnedQuad {
  OwnedTerm subject, predicate, object;
  std::optional<OwnedTerm> graph;
  friend auto operator<=>(const OwnedQuad&, const OwnedQuad&) = default;
};

// Prints a quad in N-Quads.
void PrintTo(const OwnedQuad& quad, std::ostream* stream);

using QuadSet = std::set<OwnedQuad>;

enum class Notation { turtle, ntriples, nquads, trig };

// The statements that Serd reads, strictly, with what it says of faults thrown as std::runtime_error. Quads
// of `prefixes`, if given, receive the prefixes.
QuadSet read_with_serd(std::string_view text, Notation notation, Prefixes* prefixes = nullptr);

// The same quads with each blank node under the text of its <http://example.org/label>, so that sets compare.
QuadSet with_blanks_by_label(const QuadSet& quads);

// The quads without the names of their graphs.
QuadSet without_graphs(const QuadSet& quads);

// Hands out a set of quads.
class SetSource final : public QuadSource {
 public:
  SetSource(QuadSet quads, Prefixes prefixes) : quads_(std::move(quads)), prefixes_(std::move(prefixes)) {}
  const Prefixes& prefixes() const override { return prefixes_; }
  void for_each_subject(const Visitor& visit) const override;

 private:
  QuadSet quads_;
  Prefixes prefixes_;
};

}  // namespace filiera

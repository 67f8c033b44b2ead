// SPDX-License-Identifier: Apache-2.0
// RDF 1.1 terms as views: an IRI, a blank node or a literal.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace filiera {

enum class TermKind : std::uint8_t { iri, blank, literal };

// A view of a term; it does not own its bytes. `value` is the IRI without brackets, the blank node's label without
// "_:", or the literal's lexical form (which may contain NUL). `datatype` is a literal's datatype IRI, "" for
// xsd:string and for language-tagged strings; `language` is the tag as written, without "@", or "". All are valid
// UTF-8.
struct TermView {
  TermKind kind = TermKind::iri;
  std::string_view value;
  std::string_view datatype;
  std::string_view language;

  friend bool operator==(const TermView&, const TermView&) = default;
  // IRIs, then blank nodes, then literals; then by bytes of value, datatype, language.
  friend auto operator<=>(const TermView&, const TermView&) = default;
};

inline TermView iri_term(std::string_view iri) { return {TermKind::iri, iri, {}, {}}; }

}  // namespace filiera

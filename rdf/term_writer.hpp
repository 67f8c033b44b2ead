// SPDX-License-Identifier: Apache-2.0
// The one writer of RDF terms: N-Triples and Turtle, escaped so that no term can be read as anything but
// itself.
#pragma once

#include <stdexcept>
#include <string_view>

#include "io/byte_sink.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/term.hpp"

namespace filiera {

// A term that no RDF syntax can say: an IRI with illegal characters, a malformed language tag or blank node
// label.
class UnwritableTerm : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// In N-Triples, which is also Turtle and SPARQL. Control characters, quotes and backslashes are escaped in
// literals, everything else is UTF-8 as it stands. Throws UnwritableTerm; a part of the term may then have
// been written.
void write_iri(ByteSink& sink, std::string_view iri);
void write_blank(ByteSink& sink, std::string_view label);
void write_literal(ByteSink& sink, const TermView& literal);
void write_term(ByteSink& sink, const TermView& term);

// In Turtle: as a prefixed name where one is legal.
void write_turtle_iri(ByteSink& sink, std::string_view iri, const Prefixes& prefixes);

// A literal in Turtle but for its datatype; numbers and booleans bare where their lexical form is one that every reader
// takes for the same literal. Whether the datatype must follow, behind "^^".
bool write_turtle_value(ByteSink& sink, const TermView& literal);

}  // namespace filiera

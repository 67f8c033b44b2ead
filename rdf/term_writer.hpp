// SPDX-License-Identifier: Apache-2.0
// Writes RDF terms in N-Triples and Turtle, escaped so that each term is read back as the same term. The only writer of
// terms.
#pragma once

#include <stdexcept>
#include <string_view>

#include "io/byte_sink.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/term.hpp"

namespace filiera {

// Thrown for a term that RDF syntaxes cannot express: an IRI with illegal characters, a malformed language tag or blank
// node label.
class UnwritableTerm : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// In N-Triples, which is also valid Turtle and SPARQL. Escapes control characters, quotes and backslashes in literals;
// everything else is written as UTF-8. Throws UnwritableTerm; a part of the term may then have been written.
void write_iri(ByteSink& sink, std::string_view iri);
void write_blank(ByteSink& sink, std::string_view label);
void write_literal(ByteSink& sink, const TermView& literal);
void write_term(ByteSink& sink, const TermView& term);

// In Turtle: as a prefixed name if it is legal.
void write_turtle_iri(ByteSink& sink, std::string_view iri, const Prefixes& prefixes);

// A literal in Turtle without its datatype; numbers and booleans bare if every reader reads them back as the same
// literal. Returns whether "^^" and the datatype must follow.
bool write_turtle_value(ByteSink& sink, const TermView& literal);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// RDF statements as they are read, and the interface that receives them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "rdf/term.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

// The position of a statement in a file: the first character of its object. Lines and columns are counted from 1; 0 is
// unknown.
struct Origin {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class TermRole : std::uint8_t { subject, predicate, object };

// A statement of numbered terms; `graph` is no_term in the default graph.
struct Quad {
  TermId subject;
  TermId predicate;
  TermId object;
  TermId graph = no_term;
  friend auto operator<=>(const Quad&, const Quad&) = default;
};

// A triple, or a quad when `graph` holds the name of a graph.
struct StatementView {
  TermView subject;
  TermView predicate;
  TermView object;
  std::optional<TermView> graph;
  Origin origin;
};

// Receives the statements of one or more files in the order of reading.
class StatementSink {
 public:
  virtual ~StatementSink() = default;

  // Called before the statements of a file. Blank nodes of two files are different even with equal labels: the reader
  // passes labels that are unique across all files of a run.
  virtual void begin_file(std::string_view name) = 0;
  // A prefix declaration, each time it is read. `iri` is absolute.
  virtual void prefix(std::string_view name, std::string_view iri) = 0;
  // Assigns the numbers of terms; always the same object.
  virtual TermInterner& terms() = 0;
  virtual void statement(const Quad& quad, Origin origin) = 0;

  // Assigns numbers to the terms of a statement and passes it on.
  void add(const StatementView& statement);
};

}  // namespace filiera

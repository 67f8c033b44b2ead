// SPDX-License-Identifier: Apache-2.0
// RDF statements as they are read, and the interface that takes them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

#include "rdf/term.hpp"
#include "rdf/term_interner.hpp"

namespace filiera {

// Where a statement was read: the position of its object's first character. Lines and columns count from 1; 0 is
// unknown.
struct Origin {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class TermRole : std::uint8_t { subject, predicate, object };

// A statement of terms that somebody has numbered; `graph` is no_term in the default graph.
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

// Takes the statements of one or more files in the order of reading.
class StatementSink {
 public:
  virtual ~StatementSink() = default;

  // Called before the statements of a file. Blank nodes of two files are different even when labelled alike: the
  // reader hands over labels that are unique over all files of a run.
  virtual void begin_file(std::string_view name) = 0;
  // A prefix declaration, as often as it is read. `iri` is absolute.
  virtual void prefix(std::string_view name, std::string_view iri) = 0;
  // What numbers the terms of statements: the same for all of a sink's life.
  virtual TermInterner& terms() = 0;
  virtual void statement(const Quad& quad, Origin origin) = 0;

  // Numbers the terms of a statement and hands it over.
  void add(const StatementView& statement);
};

}  // namespace filiera

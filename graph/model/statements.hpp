// SPDX-License-Identifier: Apache-2.0
// All statements of the input, sorted, with their positions: the input of the interpretation.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/graph_data.hpp"
#include "io/fault.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// The position of a statement: the number of its file, and the position of its object in the file.
struct StatementSource {
  std::uint32_t file = 0;
  Origin origin;
};

struct Located {
  Place place;
  std::string excerpt;
};

// Finds the position of a term of a statement in its file. Called only for faults, so it may read the file again.
using Locator = std::function<Located(const std::string& file, Origin origin, TermRole role)>;

// Statements sorted by subject, predicate, object, graph, without duplicates (the first position is kept).
class Statements {
 public:
  TermTable terms;
  std::vector<Quad> quads;
  std::vector<Origin> origins;  // in order of reading
  std::vector<std::string> files;
  std::vector<std::size_t> file_begins;  // for each file, the number of statements read before it
  Prefixes prefixes;
  Locator locator;  // may be empty: faults then have the position of the object

  // Sorts and removes duplicates; of equal statements the first one read stays. Requires `terms`.
  void sort();

  // The position of a statement. Requires at least one file, and sort(). O(log files).
  StatementSource source_of(std::size_t quad) const;
  // Frees the memory of source_of() and fault(), which must not be called afterwards.
  void forget_sources();

  // The end of the quads that have the subject of quad `first`.
  std::size_t end_of_subject(std::size_t first) const;

  std::string spelled(TermId term) const { return filiera::spelled(terms[term], prefixes); }
  std::string spelled_iri(std::string_view iri) const { return filiera::spelled(iri_term(iri), prefixes); }

  void fault(Faults& faults, const FaultKind& kind, std::size_t quad, TermRole role, std::string message,
             std::string remedy = {}) const;

 private:
  void remove_repetitions();

  std::vector<std::uint32_t> order_;  // by statement: its number in order of reading
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// All statements that were read, sorted, with their places: what the interpretation of a model works on.
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

// Where a statement was read: a file, by number, and the place of the object in it.
struct StatementSource {
  std::uint32_t file = 0;
  Origin origin;
};

struct Located {
  Place place;
  std::string excerpt;
};

// Finds a term of a statement in its file. Called only for faults, so it may read the file anew.
using Locator = std::function<Located(const std::string& file, Origin origin, TermRole role)>;

// Statements sorted by subject, predicate, object, graph, each once (at the first place where it was read).
class Statements {
 public:
  TermTable terms;
  std::vector<Quad> quads;
  std::vector<Origin> origins;  // in order of reading
  std::vector<std::string> files;
  std::vector<std::size_t> file_begins;  // of each file, how many statements were read before it
  Prefixes prefixes;
  Locator locator;  // may be empty: faults then name the place of the object

  // Sorts and removes repetitions; of equal statements the one read first stays. `terms` must be there.
  void sort();

  // Where a statement was read; there must be a file. After sort(). O(log files).
  StatementSource source_of(std::size_t quad) const;
  // Frees what source_of() and fault() need, which must not be called again.
  void forget_sources();

  // The range of quads of the subject that quad `first` has.
  std::size_t end_of_subject(std::size_t first) const;

  std::string spelled(TermId term) const { return filiera::spelled(terms[term], prefixes); }
  std::string spelled_iri(std::string_view iri) const { return filiera::spelled(iri_term(iri), prefixes); }

  void fault(Faults& faults, const FaultKind& kind, std::size_t quad, TermRole role, std::string message,
             std::string remedy = {}) const;

 private:
  void remove_repetitions();

  std::vector<std::uint32_t> order_;  // of the statements, by their number in order of reading
};

}  // namespace filiera

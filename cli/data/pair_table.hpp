// SPDX-License-Identifier: Apache-2.0
// Tables of pairs of things in the form of SSSOM (https://mapping-commons.github.io/sssom).
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "cli/data/same.hpp"
#include "io/fault.hpp"
#include "rdf/prefixes.hpp"

namespace filiera {

// The rows of tables that say of two things that they are the same, or not.
struct PairTables {
  std::vector<SamePair> same, different;  // in the order of the files
};

// Reads the files, see SameThings. Adds a fault for what is no such table, for a name with an unknown prefix, and for a
// row that pairs a thing with itself. Throws SourceError, its message beginning with the path.
PairTables read_pairs(std::span<const std::string> files, const Prefixes& prefixes, Faults& faults);

// The prefixes that tables of pairs need not declare, beside `chosen`, which take precedence.
Prefixes prefixes_of_pairs(const Prefixes& chosen);

// What stands above the rows of a table of pairs that `match` writes: the prefixes of its names, and its columns.
std::string head_of_pairs(const std::map<std::string, std::string>& prefixes);

// Sets of IRIs that are the same: each points to a smaller one of its set, or to itself.
class SameSets {
 public:
  // The first in byte order of those that are the same as the IRI.
  std::string root(const std::string& iri);
  // False if they were the same already.
  bool join(const std::string& a, const std::string& b);
  const std::map<std::string, std::string>& all() const { return smaller_; }

 private:
  std::map<std::string, std::string> smaller_;
};

}  // namespace filiera

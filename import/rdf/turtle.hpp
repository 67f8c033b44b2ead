// SPDX-License-Identifier: Apache-2.0
// Reads Turtle, TriG, N-Triples and N-Quads strictly, as a stream.
#pragma once

#include <cstdint>
#include <string>

#include "io/fault.hpp"
#include "io/source.hpp"
#include "rdf/statement.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

struct ReadOptions {
  // What relative IRIs are resolved against until the text declares a base; must be absolute. When empty, a
  // relative IRI is a fault.
  std::string base;
  // Blank nodes are handed over with labels that differ between two scopes and never within a file.
  std::uint32_t blank_scope = 0;
};

// Reads all of `source` into `sink`: begin_file with the source's name, then prefixes and statements in the
// order of the text. Returns true iff the whole text was read without a fault. After a fault, reading goes on
// behind the statement that holds it, and ends after Faults::limit faults; what `sink` got is then not to be
// used. A statement with a faulty term is not handed over. Exceptions of `sink` pass through. Beyond the first
// megabyte `source` is read on a second thread, which has been left when the call returns. Memory: that of the longest
// token and the deepest nesting, not of the file.
bool read_rdf(Source& source, Syntax syntax, StatementSink& sink, Faults& faults, const ReadOptions& options = {});

}  // namespace filiera

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
  // The base of relative IRIs until the text declares one; must be absolute. If empty, a relative IRI is a fault.
  std::string base;
  // Labels of blank nodes differ between two scopes and are unique within a file.
  std::uint32_t blank_scope = 0;
};

// Reads all of `source` into `sink`: begin_file with the source's name, then prefixes and statements in the order of
// the text. Returns true if the whole text was read without a fault. After a fault, reading continues after the faulty
// statement, and ends after Faults::limit faults; the content of `sink` must then not be used. A statement with a
// faulty term is not passed on. Exceptions of `sink` are rethrown. After the first megabyte, `source` is read on a
// second thread, which has ended when the call returns. Memory: that of the longest token and the deepest nesting,
// independent of the file's size.
bool read_rdf(Source& source, Syntax syntax, StatementSink& sink, Faults& faults, const ReadOptions& options = {});

}  // namespace filiera

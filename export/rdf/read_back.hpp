// SPDX-License-Identifier: Apache-2.0
// An RDF export as Serd reads it, compared with the statements that were to be written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/quad_source.hpp"
#include "io/source.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

struct ReadBack {
  std::uint64_t statements = 0;  // that Serd read
  std::string difference;        // what is wrong, in one line without an end; "" when nothing is
};

// Reads an export of `source` in `syntax` with Serd and compares statements: their number, and the sum of their hashes
// of 128 bits, whatever their order. Where these differ, `difference` names the first statement, in order of its line
// of N-Quads, that stands in one of the two only; where Serd finds a fault, its place. `labels` are those that
// write_rdf gave. `open` gives the bytes of the export from their start: once, and twice more to name a statement.
// O(bytes); to name a statement, memory of 32 bytes for each statement. Throws SourceError.
ReadBack read_back(const QuadSource& source, BlankLabels& labels, Syntax syntax,
                   const std::function<std::unique_ptr<Source>()>& open);

}  // namespace filiera

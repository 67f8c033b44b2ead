// SPDX-License-Identifier: Apache-2.0
// An RDF export as Serd reads it, compared with the statements that were to be written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/source.hpp"
#include "rdf/syntaxes.hpp"
#include "rdf/term.hpp"

namespace filiera {

// A statement as it stands in a file; in the default graph, `graph` is absent. Views end with the call that takes it.
struct FileStatement {
  TermView subject, predicate, object;
  std::optional<TermView> graph;
};
using TakeStatement = std::function<void(const FileStatement&)>;
// Hands every statement out to its taker, the same ones whenever it is called.
using EachStatement = std::function<void(const TakeStatement&)>;

struct ReadBack {
  std::uint64_t statements = 0;  // that were read
  std::string difference;        // what is wrong, in one line without an end; "" when nothing is
};

// Reads an export of `source` in `syntax` with Serd and compares statements: their number, and the sum of their hashes
// of 128 bits, whatever their order. Where these differ, `difference` names the first statement, in order of its line
// of N-Quads, that stands in one of the two only; where Serd finds a fault, its place. `labels` are those that
// write_rdf gave. `open` gives the bytes of the export from their start: once, and twice more to name a statement.
// O(bytes); to name a statement, memory of 32 bytes for each statement. Throws SourceError.
ReadBack read_back(const QuadSource& source, BlankLabels& labels, Syntax syntax,
                   const std::function<std::unique_ptr<Source>()>& open);

// The same for an export that another reader has read; `reader` is how the difference names it. `fault` is looked at
// after `read` has been called, and wins.
ReadBack compare_statements(const EachStatement& expected, const EachStatement& read, const std::string& fault,
                            std::string_view reader);

// What an export by write_rdf12 says, the reifier of a triple as its rdf:subject, rdf:predicate and rdf:object. Both
// must outlive it.
EachStatement rdf12_statements(const KnowledgeGraph& graph, BlankLabels& labels);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Reads an RDF export back with Serd and compares it with the statements that were to be written.
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

// A statement in a file; `graph` is absent in the default graph. Views are valid during the call that receives it.
struct FileStatement {
  TermView subject, predicate, object;
  std::optional<TermView> graph;
};
using TakeStatement = std::function<void(const FileStatement&)>;
// Passes every statement to its argument; each call passes the same statements.
using EachStatement = std::function<void(const TakeStatement&)>;

struct ReadBack {
  std::uint64_t statements = 0;  // number of statements read
  std::string difference;        // the first difference in one line without line break; "" if there is none
};

// Reads an export of `source` in `syntax` with Serd and compares the number of statements and the sum of their 128-bit
// hashes, independent of order. If these differ, `difference` names the first statement, in order of N-Quads lines,
// that only one of the two has; if Serd finds a fault, its position. `labels` are those of write_rdf. `open` returns
// the bytes of the export from the start; it is called once, and twice more to find the statement. O(bytes); to find a
// statement, 32 bytes of memory for each statement. Throws SourceError.
ReadBack read_back(const QuadSource& source, BlankLabels& labels, Syntax syntax,
                   const std::function<std::unique_ptr<Source>()>& open);

// As above for an export that another reader has read; `reader` is its name in the difference. `fault` is read after
// `read` has been called, and takes precedence.
ReadBack compare_statements(const EachStatement& expected, const EachStatement& read, const std::string& fault,
                            std::string_view reader);

// The statements of an export by write_rdf12, with the reifier of a triple as its rdf:subject, rdf:predicate and
// rdf:object. Both arguments must outlive the result.
EachStatement rdf12_statements(const KnowledgeGraph& graph, BlankLabels& labels);

}  // namespace filiera

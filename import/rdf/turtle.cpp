// SPDX-License-Identifier: Apache-2.0
// Selects the grammar, and converts failures of the source into faults.
#include "import/rdf/turtle.hpp"

#include "import/rdf/line_statements.hpp"
#include "import/rdf/turtle_statements.hpp"

namespace filiera {

bool read_rdf(Source& source, Syntax syntax, StatementSink& sink, Faults& faults, const ReadOptions& options) {
  TokenStream tokens(source, syntax, faults);
  TermReader terms(tokens, sink, options);
  sink.begin_file(source.name());
  try {
    if (row_of(syntax).line_based)
      LineStatements(terms, sink).read();
    else
      TurtleStatements(terms, sink).read();
  } catch (const SourceError& error) {
    Fault fault;
    fault.kind = &rdf_fault::unreadable;
    fault.place.file = source.name();
    fault.place.line = tokens.token().position.line;
    fault.message = error.what();
    fault.remedy = "nothing of the file is used; fetch or make it again";
    faults.add(std::move(fault));
    return false;
  }
  return tokens.fault_count() == 0;
}

}  // namespace filiera

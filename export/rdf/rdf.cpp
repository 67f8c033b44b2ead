// SPDX-License-Identifier: Apache-2.0
// Chooses the writer of a syntax.
#include "export/rdf/rdf.hpp"

#include "export/rdf/writers.hpp"

namespace filiera {

ExportStatistics write_rdf(Syntax syntax, const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  switch (syntax) {
    case Syntax::turtle:
      return write_turtle(source, sink, labels);
    case Syntax::ntriples:
      return write_ntriples(source, sink, labels);
    case Syntax::nquads:
      return write_nquads(source, sink, labels);
    case Syntax::trig:
      break;
  }
  return write_trig(source, sink, labels);
}

}  // namespace filiera

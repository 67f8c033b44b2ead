// SPDX-License-Identifier: Apache-2.0
// The table of the writers by syntax.
#include "export/rdf/rdf.hpp"

#include <array>

#include "export/rdf/writers.hpp"

namespace filiera {

ExportStatistics write_rdf(Syntax syntax, const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  constexpr std::array writers = {write_turtle, write_ntriples, write_nquads, write_trig};  // in the order of Syntax
  return writers[static_cast<std::size_t>(syntax)](source, sink, labels);
}

}  // namespace filiera

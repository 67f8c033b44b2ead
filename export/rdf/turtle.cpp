// SPDX-License-Identifier: Apache-2.0
// Writes Turtle.
#include <algorithm>

#include "export/rdf/rdf.hpp"
#include "export/rdf/turtle_block.hpp"

namespace filiera {

Written write_turtle(const QuadSource& source, ByteSink& sink) {
  Written written;
  TurtleBlocks blocks(sink, source.prefixes());
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    if (sink.count() > 0) sink.put('\n');
    written.statements += blocks.subject(subject, properties, "");
    written.without_graph_name += static_cast<std::uint64_t>(std::count_if(
        properties.begin(), properties.end(), [](const PredicateObject& p) { return p.graph.has_value(); }));
  });
  return written;
}

}  // namespace filiera

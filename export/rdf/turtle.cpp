// SPDX-License-Identifier: Apache-2.0
// Writes Turtle.
#include <algorithm>

#include "export/rdf/turtle_block.hpp"
#include "export/rdf/writers.hpp"

namespace filiera {

ExportStatistics write_turtle(const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  ExportStatistics statistics;
  TurtleBlocks blocks(sink, source.prefixes(), labels);
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    if (sink.count() > 0) sink.put('\n');
    statistics.statements += blocks.subject(subject, properties, "");
    statistics.without_graph_name += static_cast<std::uint64_t>(std::count_if(
        properties.begin(), properties.end(), [](const PredicateObject& p) { return p.graph.has_value(); }));
  });
  return statistics;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes RDF 1.2 Turtle: every link as the reifier of its triple.
#include <algorithm>

#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "export/rdf/turtle_block.hpp"

namespace filiera {

std::optional<Triple> reified_triple(const KnowledgeGraph& graph, ClaimId claim) {
  if (claim == no_claim || !graph.is_edge(claim) || graph.owner(claim) != claim) return std::nullopt;
  const Edge edge = graph.edge(claim);
  return Triple{graph.terms()[graph.term_of_vertex(edge.source)],
                iri_term(graph.kinds().edge_type(graph.type_of(claim)).iri),
                graph.terms()[graph.term_of_vertex(edge.target)]};
}

ExportStatistics write_rdf12(const KnowledgeGraph& graph, ByteSink& sink, BlankLabels& labels) {
  const GraphStatements source(graph);
  ExportStatistics statistics;
  TurtleBlocks blocks(sink, source.prefixes(), labels);
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    if (sink.count() > 0) sink.put('\n');
    const TermId term = graph.terms().find(subject);
    const ClaimId claim = term == no_term ? no_claim : graph.find_claim(term);
    statistics.statements += blocks.subject(subject, properties, "", reified_triple(graph, claim));
    statistics.without_graph_name += static_cast<std::uint64_t>(std::count_if(
        properties.begin(), properties.end(), [](const PredicateObject& p) { return p.graph.has_value(); }));
  });
  return statistics;
}

}  // namespace filiera

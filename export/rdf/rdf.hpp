// SPDX-License-Identifier: Apache-2.0
// RDF export: flat statements, the same bytes for the same statements and prefixes.
#pragma once

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/export_statistics.hpp"
#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// Writes the statements of `source` in an RDF 1.1 syntax; `labels` gets the label of each blank node:
// - N-Triples, N-Quads: one statement a line, in the order of the source;
// - Turtle: prefixes, then each subject once with its types first, its predicates joined by ';' and their objects by
//   ','. No blank node is nested;
// - TriG: the default graph as in Turtle, then each named graph, in the order of their names. Keeps a copy of the
//   statements of named graphs in memory.
// N-Triples and Turtle hold the statements of named graphs too, but not the graphs' names. Throws UnwritableTerm, and
// what the sink throws.
ExportStatistics write_rdf(Syntax syntax, const QuadSource& source, ByteSink& sink, BlankLabels& labels);

// Turtle as write_rdf writes it, and each link as the reifier of its triple, by the W3C draft of RDF 1.2:
// `kg:c31 rdf:reifies <<( kg:Huawei fil:suppliesTo kg:ByteDance )>>`, whether the triple itself is stated or not.
// Throws as write_rdf does.
ExportStatistics write_rdf12(const KnowledgeGraph& graph, ByteSink& sink, BlankLabels& labels);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// RDF export; the same statements and prefixes give the same bytes.
#pragma once

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/export_statistics.hpp"
#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// Writes the statements of `source` in an RDF 1.1 syntax; `labels` receives the label of each blank node:
// - N-Triples, N-Quads: one statement on each line, in the order of the source;
// - Turtle: prefixes, then each subject once with its types first, predicates separated by ';' and objects by ','.
// Blank
//   nodes are not nested;
// - TriG: the default graph as in Turtle, then each named graph, in the order of their names. Copies the statements of
//   named graphs into memory.
// N-Triples and Turtle contain the statements of named graphs too, without the graphs' names. Throws UnwritableTerm,
// and what the sink throws.
ExportStatistics write_rdf(Syntax syntax, const QuadSource& source, ByteSink& sink, BlankLabels& labels);

// Turtle as by write_rdf, with each link as the reifier of its triple, as in the W3C draft of RDF 1.2: `kg:c31
// rdf:reifies <<( kg:Huawei fil:suppliesTo kg:ByteDance )>>`, whether or not the triple itself is stated. Throws as
// write_rdf.
ExportStatistics write_rdf12(const KnowledgeGraph& graph, ByteSink& sink, BlankLabels& labels);

}  // namespace filiera

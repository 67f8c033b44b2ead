// SPDX-License-Identifier: Apache-2.0
// RDF export: flat statements, the same bytes for the same statements and prefixes.
#pragma once

#include "export/rdf/quad_source.hpp"
#include "export/rdf/written.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// One statement a line, in the order of the source.
Written write_ntriples(const QuadSource& source, ByteSink& sink);
Written write_nquads(const QuadSource& source, ByteSink& sink);

// Prefixes, then each subject once with its types first, its predicates joined by ';' and their objects by
// ','. No blank node is nested. Turtle writes statements of named graphs too, but not the graphs' names.
Written write_turtle(const QuadSource& source, ByteSink& sink);

// The default graph as in Turtle, then each named graph, in the order of their names. Keeps a copy of the
// statements of named graphs in memory.
Written write_trig(const QuadSource& source, ByteSink& sink);

// As write_turtle writes it, and each link as the reifier of its triple, by the W3C draft of RDF 1.2:
// `kg:c31 rdf:reifies <<( kg:Huawei fil:suppliesTo kg:ByteDance )>>`, whether the triple itself is stated or not.
Written write_rdf12(const KnowledgeGraph& graph, ByteSink& sink);

// All of them throw UnwritableTerm, and what the sink throws.

}  // namespace filiera

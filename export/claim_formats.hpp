// SPDX-License-Identifier: Apache-2.0
// Formats that hold the claims that a lens shows, for tools that know no RDF.
#pragma once

#include "export/rdf/export_statistics.hpp"
#include "export/selection.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// The things, documents and claims as one JSON object, schema filiera/graph/2.
ExportStatistics write_json(const ExportRequest& request, ByteSink& sink);

// A header and a row for each claim, RFC 4180.
ExportStatistics write_csv(const ExportRequest& request, ByteSink& sink);

// A vertex for each thing, measure and event, and an edge for each edge of a claim, parallel ones too. Characters that
// XML cannot hold become U+FFFD, in DOT too: it is drawn as SVG.
ExportStatistics write_dot(const ExportRequest& request, ByteSink& sink);      // labels quoted, never HTML
ExportStatistics write_graphml(const ExportRequest& request, ByteSink& sink);  // GraphML 1.0
ExportStatistics write_gexf(const ExportRequest& request, ByteSink& sink);     // GEXF 1.2
// What the program `dot` of Graphviz draws of write_dot. Throws OutputError when it is not installed or fails.
ExportStatistics write_svg(const ExportRequest& request, ByteSink& sink);

// All of them throw what the sink throws.

}  // namespace filiera

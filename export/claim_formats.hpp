// SPDX-License-Identifier: Apache-2.0
// Formats that contain the claims of a lens, for tools without RDF.
#pragma once

#include "export/rdf/export_statistics.hpp"
#include "export/selection.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// The things, documents and claims as one JSON object, schema filiera/graph/2.
ExportStatistics write_json(const ExportRequest& request, ByteSink& sink);

// A header and a row for each claim, RFC 4180.
ExportStatistics write_csv(const ExportRequest& request, ByteSink& sink);

// A vertex for each thing, measure and event, and an edge for each edge of a claim, parallel edges included. Characters
// that XML does not allow become U+FFFD, also in DOT, because it is drawn as SVG.
ExportStatistics write_dot(const ExportRequest& request, ByteSink& sink);      // labels quoted, never HTML
ExportStatistics write_graphml(const ExportRequest& request, ByteSink& sink);  // GraphML 1.0
ExportStatistics write_gexf(const ExportRequest& request, ByteSink& sink);     // GEXF 1.3
// The drawing of write_dot() by Graphviz's program `dot`. Throws OutputError if it is not installed or fails.
ExportStatistics write_svg(const ExportRequest& request, ByteSink& sink);

// All functions also throw what the sink throws.

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The table of export formats, and look-ups in it.
#include "export/formats.hpp"

#include <algorithm>
#include <array>

#include "export/claim_formats.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "io/spelling.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {
namespace {

template <Syntax syntax>
ExportStatistics write_statements(const ExportRequest& request, ByteSink& sink) {
  BlankLabels labels;
  return write_rdf(syntax, GraphStatements(request.graph()), sink, labels);
}

// A row for an RDF syntax, with the names of the syntax.
template <Syntax syntax>
Format rdf_format() {
  const SyntaxRow& row = row_of(syntax);
  return {row.name,
          row.title,
          row.extension,
          row.media_type,
          row.has_graphs ? "everything" : "everything except the names of graphs",
          Content::statements,
          write_statements<syntax>,
          syntax};
}

}  // namespace

std::span<const Format> formats() {
  static const std::array rows = {
      rdf_format<Syntax::turtle>(),
      rdf_format<Syntax::ntriples>(),
      rdf_format<Syntax::nquads>(),
      rdf_format<Syntax::trig>(),
      Format{"rdf12", "RDF 1.2 Turtle (a W3C draft)", ".ttl", "text/turtle; version=1.2",
             "as turtle, and each link as the reifier of its triple", Content::statements,
             [](const ExportRequest& request, ByteSink& sink) {
               BlankLabels labels;
               return write_rdf12(request.graph(), sink, labels);
             }},
      Format{"json", "JSON", ".json", "application/json",
             "claims with their qualifiers and attestations, and the things in them", Content::claims, write_json},
      Format{"csv", "CSV", ".csv", "text/csv; header=present", "one row for each claim, with the names of its voices",
             Content::claims, write_csv},
      Format{"dot", "GraphViz DOT", ".dot", "text/vnd.graphviz", "names, edges, and their certainty", Content::claims,
             write_dot},
      Format{"svg", "SVG, drawn by Graphviz", ".svg", "image/svg+xml", "as dot", Content::claims, write_svg},
      Format{"graphml", "GraphML", ".graphml", "application/graphml+xml",
             "things, and edges with the applicable columns of CSV", Content::claims, write_graphml},
      Format{"gexf", "GEXF", ".gexf", "application/gexf+xml", "as graphml", Content::claims, write_gexf},
  };
  return rows;
}

const Format* find_format(std::string_view name) {
  const std::span<const Format> rows = formats();
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const Format& format) { return format.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

const Format* format_of_path(std::string_view path) {
  const std::span<const Format> rows = formats();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Format& format) { return ends_with_ignoring_case(path, format.extension); });
  return row == rows.end() ? nullptr : &*row;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The table of export formats and its look-ups.
#include "export/formats.hpp"

#include <algorithm>
#include <array>

#include "export/graph_statements.hpp"
#include "export/rdf.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {
namespace {

template <Written (*write)(const QuadSource&, ByteSink&)>
Written write_statements(const KnowledgeGraph& graph, ByteSink& sink) {
  return write(GraphStatements(graph), sink);
}

// A row of an RDF syntax; its names are those under which it is read.
template <Written (*write)(const QuadSource&, ByteSink&)>
Format rdf_format(Syntax syntax) {
  const SyntaxRow& row = row_of(syntax);
  return {row.name,
          row.title,
          row.extension,
          row.media_type,
          row.has_graphs ? "everything" : "everything but the names of graphs",
          write_statements<write>};
}

}  // namespace

std::span<const Format> formats() {
  static const std::array rows = {
      rdf_format<write_turtle>(Syntax::turtle),
      rdf_format<write_ntriples>(Syntax::ntriples),
      rdf_format<write_nquads>(Syntax::nquads),
      rdf_format<write_trig>(Syntax::trig),
  };
  return rows;
}

const Format* find_format(std::string_view name) {
  const std::span<const Format> rows = formats();
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const Format& format) { return format.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

const Format* format_of_path(std::string_view path) {
  const std::span<const Format> rows = formats();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Format& format) { return path.ends_with(format.extension); });
  return row == rows.end() ? nullptr : &*row;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes GraphML (Brandes, Eiglsperger, Herman, Himsolt, Marshall: GraphML Progress Report, 2001).
#include <algorithm>
#include <string>

#include "export/claim_formats.hpp"
#include "export/columns.hpp"
#include "export/xml_writer.hpp"
#include "graph/model/decimal.hpp"

namespace filiera {
namespace {

class GraphMlWriter {
 public:
  GraphMlWriter(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : request_(request), graph_(request.graph()), selection_(selection), xml_(sink) {}

  std::uint64_t write() {
    xml_.markup(
        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
        "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
        "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
        "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    for (const char* name : {"iri", "label", "kind"}) key("node", name);
    for (const char* name : {"type", "label"}) key("edge", name);
    for (const ExportColumn& column : export_columns()) {
      if (column.shown == Shown::edges_and_vertices) key("node", column.name, column.is_number);
      if (column.shown != Shown::rows) key("edge", column.name, column.is_number);
    }
    xml_.markup("  <graph edgedefault=\"directed\">\n");
    for (const VertexId v : selection_.vertices()) vertex(v);
    std::size_t number = 0;
    for (const Edge& e : selection_.edges()) edge(e, number++);
    xml_.markup("  </graph>\n</graphml>\n");
    return xml_.replaced();
  }

 private:
  void key(std::string_view of, std::string_view name, bool is_number = false) {
    xml_.markup("  <key id=\"" + std::string(of) + "_" + std::string(name) + "\" for=\"" + std::string(of) +
                "\" attr.name=\"" + std::string(name) + "\" attr.type=\"" + (is_number ? "double" : "string") +
                "\"/>\n");
  }

  void data(std::string_view of, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    xml_.markup("      <data key=\"" + std::string(of) + "_" + std::string(name) + "\">");
    xml_.text(value);
    xml_.markup("</data>\n");
  }

  void data(std::string_view of, const ExportColumn& column, ClaimId claim) {
    const std::string text = column.value(request_, claim);
    if (!column.is_number || Decimal::is_decimal(text)) data(of, column.name, text);
  }

  std::string id(VertexId v) const {
    const auto vertices = selection_.vertices();
    return "n" + std::to_string(std::lower_bound(vertices.begin(), vertices.end(), v) - vertices.begin());
  }

  void vertex(VertexId v) {
    const TermId term = graph_.term_of_vertex(v);
    xml_.markup("    <node id=\"" + id(v) + "\">\n");
    data("node", "iri", identifier_of(graph_, term));
    data("node", "label", graph_.name(term, request_.languages));
    data("node", "kind", local_name(graph_.kinds().class_of_kind(graph_.kind_of_vertex(v))));
    if (const ClaimId claim = graph_.claim_of_vertex(v); claim != no_claim)
      for (const ExportColumn& column : export_columns())
        if (column.shown == Shown::edges_and_vertices) data("node", column, claim);
    xml_.markup("    </node>\n");
  }

  void edge(const Edge& e, std::size_t number) {
    const EdgeType& type = graph_.kinds().edge_type(graph_.type_of(e.claim));
    xml_.markup("    <edge id=\"e" + std::to_string(number) + "\" source=\"" + id(e.source) + "\" target=\"" +
                id(e.target) + "\">\n");
    data("edge", "type", type.iri);
    data("edge", "label", type.labels.get(request_.languages));
    for (const ExportColumn& column : export_columns())
      if (column.shown != Shown::rows) data("edge", column, graph_.owner(e.claim));
    xml_.markup("    </edge>\n");
  }

  const ExportRequest& request_;
  const KnowledgeGraph& graph_;
  const Selection& selection_;
  XmlWriter xml_;
};

}  // namespace

ExportStatistics write_graphml(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  ExportStatistics statistics;
  statistics.claims = selection.claims().size();
  statistics.claims_shown = selection.shown();
  statistics.replaced_characters = GraphMlWriter(request, selection, sink).write();
  return statistics;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes GEXF 1.2, the format of Gephi.
#include <string>
#include <vector>

#include "export/claim_formats.hpp"
#include "export/columns.hpp"
#include "export/xml_writer.hpp"
#include "graph/model/decimal.hpp"

namespace filiera {
namespace {

class GexfWriter {
 public:
  GexfWriter(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : request_(request), graph_(request.graph()), selection_(selection), xml_(sink) {}

  std::uint64_t write() {
    xml_.markup(
        "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n"
        "  <meta>\n    <creator>filiera</creator>\n  </meta>\n"
        "  <graph mode=\"static\" defaultedgetype=\"directed\">\n");
    attributes("node", "kind", Shown::edges_and_vertices);
    attributes("edge", "type", Shown::edges);
    xml_.markup("    <nodes>\n");
    for (const VertexId v : selection_.vertices()) vertex(v);
    xml_.markup("    </nodes>\n    <edges>\n");
    for (const Edge& e : selection_.edges()) edge(e);
    xml_.markup("    </edges>\n  </graph>\n</gexf>\n");
    return xml_.replaced();
  }

 private:
  void attributes(std::string_view of, std::string_view first, Shown least) {
    xml_.markup("    <attributes class=\"" + std::string(of) + "\">\n");
    const auto attribute = [&](std::string_view name, std::string_view type) {
      xml_.markup("      <attribute id=\"" + std::string(name) + "\" title=\"" + std::string(name) + "\" type=\"" +
                  std::string(type) + "\"/>\n");
    };
    attribute(first, "string");
    for (const ExportColumn& column : export_columns())
      if (column.shown >= least) attribute(column.name, column.is_number ? "double" : "string");
    xml_.markup("    </attributes>\n");
  }

  void value(const ExportColumn& column, ClaimId claim) {
    const std::string text = column.value(request_, claim);
    if (!column.is_number || Decimal::is_decimal(text)) value(column.name, text);
  }

  void value(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    xml_.markup("          <attvalue for=\"" + std::string(name) + "\" value=\"");
    xml_.text(text);
    xml_.markup("\"/>\n");
  }

  std::string id(VertexId v) const { return identifier_of(graph_, graph_.term_of_vertex(v)); }

  // Opens an element. `pairs` alternates names and values of attributes.
  void open(std::string_view element, const std::vector<std::string>& pairs) {
    xml_.markup("      <" + std::string(element));
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
      xml_.markup(" " + pairs[i] + "=\"");
      xml_.text(pairs[i + 1]);
      xml_.markup("\"");
    }
    xml_.markup(">\n        <attvalues>\n");
  }
  void close(std::string_view element) { xml_.markup("        </attvalues>\n      </" + std::string(element) + ">\n"); }

  void vertex(VertexId v) {
    open("node", {"id", id(v), "label", graph_.name(graph_.term_of_vertex(v), request_.languages)});
    value("kind", local_name(graph_.kinds().class_of_kind(graph_.kind_of_vertex(v))));
    if (const ClaimId claim = graph_.claim_of_vertex(v); claim != no_claim)
      for (const ExportColumn& column : export_columns())
        if (column.shown == Shown::edges_and_vertices) value(column, claim);
    close("node");
  }

  void edge(const Edge& e) {
    const EdgeType& type = graph_.kinds().edge_type(graph_.type_of(e.claim));
    open("edge", {"id", identifier_of(graph_, e), "source", id(e.source), "target", id(e.target), "label",
                  std::string(type.labels.get(request_.languages))});
    value("type", type.iri);
    for (const ExportColumn& column : export_columns())
      if (column.shown != Shown::rows) value(column, graph_.owner(e.claim));
    close("edge");
  }

  const ExportRequest& request_;
  const KnowledgeGraph& graph_;
  const Selection& selection_;
  XmlWriter xml_;
};

}  // namespace

ExportStatistics write_gexf(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  ExportStatistics statistics;
  statistics.claims = selection.claims().size();
  statistics.claims_shown = selection.shown();
  statistics.replaced_characters = GexfWriter(request, selection, sink).write();
  return statistics;
}

}  // namespace filiera

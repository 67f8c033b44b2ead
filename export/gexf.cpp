// SPDX-License-Identifier: Apache-2.0
// Writes GEXF 1.3, the format of Gephi, with the times of claims as spells.
#include <string>
#include <vector>

#include "export/claim_formats.hpp"
#include "export/columns.hpp"
#include "export/xml_writer.hpp"
#include "graph/model/decimal.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {
namespace {

class GexfWriter {
 public:
  GexfWriter(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : request_(request), graph_(request.graph()), selection_(selection), xml_(sink) {}

  std::uint64_t write() {
    xml_.markup(
        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
        "  <meta>\n    <creator>filiera</creator>\n  </meta>\n"
        "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\" "
        "timerepresentation=\"interval\">\n");
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

  // Attributes "start" and "end" for the bounds that there are.
  static std::string period(const DayRange& days) {
    std::string text;
    if (days.first != unbounded_past) text += " start=\"" + iso_date(days.first) + "\"";
    if (days.last != unbounded_future) text += " end=\"" + iso_date(days.last) + "\"";
    return text;
  }

  // The days on which the claim may hold. None for a claim that holds at any time, or on no day.
  void spells(const Bounds& bounds) {
    if (never_holds(bounds)) return;
    if (bounds.start_earliest == unbounded_past && bounds.end_latest == unbounded_future && bounds.gaps.empty()) return;
    xml_.markup("        <spells>\n");
    Day first = bounds.start_earliest;
    for (const DayRange& gap : bounds.gaps) {
      if (first < gap.first) xml_.markup("          <spell" + period({first, gap.first - 1}) + "/>\n");
      first = gap.last + 1;
    }
    xml_.markup("          <spell" + period({first, bounds.end_latest}) + "/>\n        </spells>\n");
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
  void close(std::string_view element, ClaimId claim) {
    xml_.markup("        </attvalues>\n");
    if (claim != no_claim) spells(graph_.bounds(claim));
    xml_.markup("      </" + std::string(element) + ">\n");
  }

  void vertex(VertexId v) {
    open("node", {"id", id(v), "label", graph_.name(graph_.term_of_vertex(v), request_.languages)});
    value("kind", local_name(graph_.kinds().class_of_kind(graph_.kind_of_vertex(v))));
    const ClaimId claim = graph_.claim_of_vertex(v);
    if (claim != no_claim)
      for (const ExportColumn& column : export_columns())
        if (column.shown == Shown::edges_and_vertices) value(column, claim);
    close("node", claim);
  }

  void edge(const Edge& e) {
    const EdgeType& type = graph_.kinds().edge_type(graph_.type_of(e.claim));
    open("edge", {"id", identifier_of(graph_, e), "source", id(e.source), "target", id(e.target), "label",
                  std::string(type.labels.get(request_.languages))});
    value("type", type.iri);
    for (const ExportColumn& column : export_columns())
      if (column.shown != Shown::rows) value(column, graph_.owner(e.claim));
    close("edge", graph_.owner(e.claim));
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

// SPDX-License-Identifier: Apache-2.0
// Writes the DOT language of Graphviz, and SVG by Graphviz's program dot.
#include <string>

#include "export/claim_formats.hpp"
#include "io/dot.hpp"
#include "io/filter_program.hpp"

namespace filiera {
namespace {

struct Shape {
  Kind kind;
  std::string_view name;
};

constexpr Shape shapes[] = {{Kind::company, "box"},     {Kind::group, "box3d"},    {Kind::product, "ellipse"},
                            {Kind::regulator, "house"}, {Kind::place, "hexagon"},  {Kind::agent, "note"},
                            {Kind::event, "diamond"},   {Kind::measure, "octagon"}};

std::string_view shape_of(Kind kind) {
  for (const Shape& shape : shapes)
    if (shape.kind == kind) return shape.name;
  return "box";
}

class DotWriter {
 public:
  DotWriter(const ExportRequest& request, const Selection& selection, ByteSink& sink)
      : request_(request), graph_(request.graph()), selection_(selection), sink_(sink) {}

  void write(ExportStatistics& statistics) {
    sink_.write(
        "digraph filiera {\n  graph [rankdir=LR];\n  node [fontname=\"sans-serif\"];\n"
        "  edge [fontname=\"sans-serif\", fontsize=10];\n");
    for (const VertexId v : selection_.vertices()) vertex(v);
    for (const Edge& e : selection_.edges()) edge(e);
    sink_.write("}\n");
    statistics.replaced_characters = replaced_;
    statistics.shortened_labels = shortened_;
  }

 private:
  std::string id(VertexId v) const { return identifier_of(graph_, graph_.term_of_vertex(v)); }

  void label(std::string_view text) {
    std::string quoted;
    const DotString written = append_dot_string(quoted, text);
    replaced_ += written.replaced;
    if (written.shortened) ++shortened_;
    sink_.write(quoted);
  }

  // Identifiers contain neither quotes nor backslashes: neither IRIs nor labels of blank nodes can.
  void name(std::string_view identifier) { sink_.write("\"" + std::string(identifier) + "\""); }

  void vertex(VertexId v) {
    sink_.write("  ");
    name(id(v));
    sink_.write(" [label=");
    label(graph_.name(graph_.term_of_vertex(v), request_.languages));
    sink_.write(", shape=" + std::string(shape_of(graph_.kind_of_vertex(v))));
    const ClaimId claim = graph_.claim_of_vertex(v);
    if (claim != no_claim) style(claim);
    sink_.write("];\n");
  }

  void edge(const Edge& e) {
    const ClaimId owner = graph_.owner(e.claim);
    sink_.write("  ");
    name(id(e.source));
    sink_.write(" -> ");
    name(id(e.target));
    sink_.write(" [label=");
    std::string text(graph_.kinds().edge_type(graph_.type_of(e.claim)).labels.get(request_.languages));
    if (owner == e.claim && graph_.product(e.claim) != no_vertex)
      text += ": " + graph_.name(graph_.term_of_vertex(graph_.product(e.claim)), request_.languages);
    label(text);
    sink_.write(", id=");
    name(identifier_of(graph_, e));
    style(owner);
    sink_.write("];\n");
  }

  // Dashed: planned, sought or only possible. Red: disputed. Orange: other same-matter claims differ. Dotted and gray:
  // denied, and affirmed by no source.
  void style(ClaimId claim) {
    const Stance stance = request_.lens.stance(claim).stance;
    if (stance == Stance::denied_only) {
      sink_.write(", style=dotted, color=gray");
      return;
    }
    if (!graph_.real(claim) || request_.lens.match(claim) != Match::certain) sink_.write(", style=dashed");
    if (stance == Stance::disputed) sink_.write(", color=red");
    if (stance == Stance::differs) sink_.write(", color=orange");
  }

  const ExportRequest& request_;
  const KnowledgeGraph& graph_;
  const Selection& selection_;
  ByteSink& sink_;
  std::uint64_t replaced_ = 0;
  std::uint64_t shortened_ = 0;
};

}  // namespace

ExportStatistics write_dot(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  ExportStatistics statistics;
  statistics.claims = selection.claims().size();
  statistics.claims_shown = selection.shown();
  DotWriter(request, selection, sink).write(statistics);
  return statistics;
}

ExportStatistics write_svg(const ExportRequest& request, ByteSink& sink) {
  StringSink text;
  const ExportStatistics statistics = write_dot(request, text);
  sink.write(filtered("dot", {"-Tsvg"}, text.text(), "the program dot draws svg; install Graphviz (package graphviz)"));
  return statistics;
}

}  // namespace filiera

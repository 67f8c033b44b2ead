// SPDX-License-Identifier: Apache-2.0
// Writes drawings.
#include "cli/output/drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "cli/output/drawing_layout.hpp"
#include "io/dot.hpp"
#include "io/utf8.hpp"
#include "io/xml.hpp"

namespace filiera {

namespace {

constexpr std::string_view dot_shapes[] = {"box", "ellipse", "hexagon", "box"};

// Keeps the vertices for which `into` is their own number; the others become the vertex that `into` names. Edges that
// become equal are drawn once, and those within the vertices that became one not at all.
Drawing merged(const Drawing& drawing, const std::vector<std::size_t>& into) {
  Drawing result{drawing.title, {}, {}, drawing.notes};
  std::vector<std::size_t> number(drawing.vertices.size());
  for (std::size_t v = 0; v < drawing.vertices.size(); ++v) {
    if (into[v] != v) continue;
    number[v] = result.vertices.size();
    result.vertices.push_back(drawing.vertices[v]);
  }
  std::set<std::tuple<std::size_t, std::size_t, std::vector<std::string>, LineStyle, Tone>> met;
  for (DrawnEdge edge : drawing.edges) {
    if (edge.from != edge.to && into[edge.from] == into[edge.to]) continue;
    edge.from = number[into[edge.from]];
    edge.to = number[into[edge.to]];
    if (met.emplace(edge.from, edge.to, edge.lines, edge.line, edge.tone).second)
      result.edges.push_back(std::move(edge));
  }
  return result;
}

std::string others(std::size_t count) { return fmt::format("{} others", count); }

// Draws all of `members` as the first of them.
void join(Drawing& drawing, const std::vector<std::size_t>& members) {
  std::vector<std::size_t> into(drawing.vertices.size());
  std::iota(into.begin(), into.end(), std::size_t{0});
  for (const std::size_t v : members) into[v] = members.front();
  DrawnVertex& vertex = drawing.vertices[members.front()];
  std::vector<std::string> names;
  for (const std::size_t v : members) names.push_back(drawing.vertices[v].label);
  vertex.shape = VertexShape::other;
  vertex.label = others(members.size());
  for (DrawnEdge& edge : drawing.edges)
    if (into[edge.from] == members.front() || into[edge.to] == members.front()) {
      edge.lines.clear();
      edge.names.clear();
    }
  drawing.notes.push_back(fmt::format("{}: {}", vertex.label, fmt::join(names, ", ")));
  drawing = merged(drawing, into);
}

}  // namespace

Drawing grouped(Drawing drawing, std::size_t most) {
  if (drawing.vertices.size() <= most) return drawing;
  // By what each vertex is connected to, and how.
  using Connection = std::tuple<bool, std::size_t, LineStyle, Tone>;
  std::vector<std::set<Connection>> connections(drawing.vertices.size());
  for (const DrawnEdge& edge : drawing.edges) {
    connections[edge.from].emplace(true, edge.to, edge.line, edge.tone);
    connections[edge.to].emplace(false, edge.from, edge.line, edge.tone);
  }
  std::map<std::set<Connection>, std::vector<std::size_t>> alike;
  for (std::size_t v = 0; v < drawing.vertices.size(); ++v)
    if (!drawing.vertices[v].asked_for) alike[connections[v]].push_back(v);
  std::vector<std::vector<std::size_t>> groups;
  for (auto& [key, members] : alike) {
    if (members.size() < 4) continue;
    // Three of them stay, to show what the others are like.
    groups.emplace_back(members.begin() + 3, members.end());
  }
  std::vector<std::string> ids;
  for (const DrawnVertex& vertex : drawing.vertices) ids.push_back(vertex.id);
  const auto find = [&](const std::string& id) {
    return static_cast<std::size_t>(std::ranges::find(drawing.vertices, id, &DrawnVertex::id) -
                                    drawing.vertices.begin());
  };
  std::ranges::stable_sort(groups, [](const auto& a, const auto& b) { return a.size() > b.size(); });
  const auto join_named = [&](const std::vector<std::string>& names) {
    std::vector<std::size_t> members;
    for (const std::string& name : names) members.push_back(find(name));
    if (members.size() > 1) join(drawing, members);
  };
  for (const std::vector<std::size_t>& group : groups) {
    if (drawing.vertices.size() <= most) break;
    std::vector<std::string> names;
    for (const std::size_t v : group) names.push_back(ids[v]);
    join_named(names);
  }
  if (drawing.vertices.size() <= most) return drawing;
  // Those with the fewest edges.
  std::vector<std::size_t> degree(drawing.vertices.size()), order(drawing.vertices.size());
  for (const DrawnEdge& edge : drawing.edges) {
    ++degree[edge.from];
    ++degree[edge.to];
  }
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t v) { return drawing.vertices[v].asked_for; });
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return degree[a] < degree[b]; });
  order.resize(std::min(order.size(), drawing.vertices.size() - most + 1));
  std::vector<std::string> names;
  for (const std::size_t v : order) names.push_back(drawing.vertices[v].id);
  join_named(names);
  return drawing;
}

void write_dot(const Drawing& drawing, ByteSink& sink) {
  const auto quoted = [](std::string_view text) {
    std::string out;
    append_dot_string(out, text);
    return out;
  };
  std::string below = drawing.title;
  for (const std::string& note : drawing.notes) below += "\n" + note;
  sink.write("digraph filiera {\n  graph [rankdir=LR, labelloc=b, labeljust=l, fontname=\"sans-serif\", label=" +
             quoted(below) + "];\n  node [fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
  for (const DrawnVertex& vertex : drawing.vertices)
    sink.write(fmt::format("  {} [label={}, shape={}{}];\n", quoted(vertex.id), quoted(vertex.label),
                           dot_shapes[static_cast<std::size_t>(vertex.shape)], vertex.asked_for ? ", penwidth=2" : ""));
  for (const DrawnEdge& edge : drawing.edges) {
    std::string style;
    if (edge.line == LineStyle::dashed) style += ", style=dashed";
    if (edge.tone == Tone::bad) style += ", color=red";
    if (edge.tone == Tone::doubtful) style += ", color=orange";
    sink.write(fmt::format("  {} -> {} [label={}{}];\n", quoted(drawing.vertices[edge.from].id),
                           quoted(drawing.vertices[edge.to].id), quoted(fmt::format("{}", fmt::join(edge.lines, "\n"))),
                           style));
  }
  sink.write("}\n");
}

namespace {

constexpr std::string_view style =
    "<style>svg{font-family:sans-serif;background:#fff}text{fill:#111}.s{font-size:11px}.v{fill:#fff;stroke:#555}"
    ".p{fill:#eef3fb}.l{fill:#eef7ee}.o{fill:#f3f3f3}.a{stroke-width:2.5}.e{fill:none;stroke:#555}.d{stroke-dasharray:"
    "5 4}"
    ".bad{stroke:#c00}.doubt{stroke:#c60}.h{fill:#555;stroke:none}.hbad{fill:#c00}.hdoubt{fill:#c60}"
    "@media(prefers-color-scheme:dark){svg{background:#15181c}text{fill:#eee}.v{fill:#20252b;stroke:#aaa}.p{fill:#"
    "1d2a3d}"
    ".l{fill:#1f3323}.o{fill:#2c2c2c}.e{stroke:#aaa}.bad{stroke:#f77}.doubt{stroke:#fb5}.h{fill:#"
    "aaa}"
    ".hbad{fill:#f77}.hdoubt{fill:#fb5}}</style>\n";

std::string xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

void write_text(ByteSink& sink, double x, double y, std::string_view more, std::string_view text) {
  sink.write(fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, more, xml(text)));
}

std::string_view tone_class(Tone tone) { return tone == Tone::bad ? "bad" : tone == Tone::doubtful ? "doubt" : ""; }

// A curve from the right side of one box to the left side of the other, or back.
std::string curve(double x1, double y1, double x2, double y2) {
  const double bend = (x2 - x1) / 2;
  return fmt::format("C{:.1f} {:.1f} {:.1f} {:.1f} {:.1f} {:.1f}", x1 + bend, y1, x2 - bend, y2, x2, y2);
}

// The edge runs level through the column of its label, with a gap for the text.
void write_edge(ByteSink& sink, const DrawnEdge& edge, const Box& from, const Box& to, const Box& label, double level) {
  const bool rightward = from.x < to.x;
  const double sign = rightward ? 1 : -1;
  const double begin = from.x + sign * from.width / 2, end = to.x - sign * to.width / 2;
  const double gap = edge.lines.empty() ? 0 : label.width / 2;
  const double head = -7 * sign;
  const std::string classes = fmt::format("e{} {}", edge.line == LineStyle::dashed ? " d" : "", tone_class(edge.tone));
  sink.write(fmt::format("<g><title>{}</title>\n", xml(fmt::format("{}", fmt::join(edge.names, ", ")))));
  sink.write(fmt::format("<path class=\"{}\" d=\"M{:.1f} {:.1f}{}H{:.1f}M{:.1f} {:.1f}H{:.1f}{}\"/>\n", classes, begin,
                         from.y, curve(begin, from.y, label.x - sign * level, label.y), label.x - sign * gap,
                         label.x + sign * gap, label.y, label.x + sign * level,
                         curve(label.x + sign * level, label.y, end + head, to.y)));
  sink.write(
      fmt::format("<path class=\"h h{}\" d=\"M{:.1f} {:.1f}l{} -4v8z\"/>\n", tone_class(edge.tone), end, to.y, head));
  double y = label.y - label.height / 2 + small_line_height - 4;
  for (const std::string& line : edge.lines) {
    write_text(sink, label.x, y, " class=\"s\" text-anchor=\"middle\"", line);
    y += small_line_height;
  }
  sink.write("</g>\n");
}

}  // namespace

void write_svg(const Drawing& drawing, ByteSink& sink) {
  const DrawingLayout layout = lay_out(drawing);
  const double top = 30;
  double width = std::max(layout.width, 24 + static_cast<double>(display_width(drawing.title)) * character_width * 1.2);
  for (const std::string& note : drawing.notes)
    width = std::max(width, 24 + static_cast<double>(display_width(note)) * small_character_width);
  const double height = top + layout.height + static_cast<double>(drawing.notes.size()) * small_line_height + 12;
  sink.write(fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
      "width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" font-size=\"13\" role=\"img\">\n",
      width, height));
  sink.write(fmt::format("<title>{}</title>\n", xml(drawing.title)));
  sink.write(style);
  write_text(sink, 12, 20, " font-size=\"15\" font-weight=\"bold\"", drawing.title);
  sink.write(fmt::format("<g transform=\"translate(0 {:.0f})\">\n", top));
  for (std::size_t e = 0; e < drawing.edges.size(); ++e)
    write_edge(sink, drawing.edges[e], layout.vertices[drawing.edges[e].from], layout.vertices[drawing.edges[e].to],
               layout.labels[e], layout.level[e]);
  static constexpr std::string_view classes[] = {"", " p", " l", " o"};
  for (std::size_t v = 0; v < drawing.vertices.size(); ++v) {
    const DrawnVertex& vertex = drawing.vertices[v];
    const Box& box = layout.vertices[v];
    sink.write(
        fmt::format("<g><title>{}</title><rect class=\"v{}{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
                    "height=\"{:.1f}\" rx=\"{}\"/>\n",
                    xml(vertex.id), classes[static_cast<std::size_t>(vertex.shape)], vertex.asked_for ? " a" : "",
                    box.x - box.width / 2, box.y - box.height / 2, box.width, box.height,
                    vertex.shape == VertexShape::product ? 13 : 3));
    write_text(sink, box.x, box.y + 4.5, " text-anchor=\"middle\"", vertex.label);
    sink.write("</g>\n");
  }
  sink.write("</g>\n");
  double y = top + layout.height + small_line_height;
  for (const std::string& note : drawing.notes) {
    write_text(sink, 12, y, " class=\"s\"", note);
    y += small_line_height;
  }
  sink.write("</svg>\n");
}

}  // namespace filiera

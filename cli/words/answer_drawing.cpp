// SPDX-License-Identifier: Apache-2.0
// Draws answers.
#include "cli/words/answer_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "io/phrases.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_line = 60;  // columns of a line on an edge or below the drawing
constexpr std::size_t longest_note = 120;

// The text in lines of at most so many columns, broken at spaces; longer words stay whole. As wrap(), but the text may
// hold control characters, which the writers of drawings replace.
std::vector<std::string> broken(std::string_view text, std::size_t columns, std::string_view indent) {
  std::vector<std::string> lines;
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, end - at));
    if (!line.empty() && display_width(line) + 1 + display_width(word) > columns) {
      lines.push_back(std::move(line));
      line = std::string(indent) + word;
    } else {
      line += (line.empty() ? "" : " ") + word;
    }
    at = end + 1;
  }
  lines.push_back(std::move(line));
  return lines;
}

VertexShape shape_of(Kind kind) {
  switch (kind) {
    case Kind::product:
      return VertexShape::product;
    case Kind::place:
      return VertexShape::place;
    case Kind::company:
    case Kind::group:
    case Kind::regulator:
    case Kind::agent:
      return VertexShape::party;
    default:
      return VertexShape::other;
  }
}

// The graver of two tones of an edge.
Tone graver(Tone a, Tone b) {
  const auto weight = [](Tone tone) { return tone == Tone::bad ? 2 : tone == Tone::doubtful ? 1 : 0; };
  return weight(a) >= weight(b) ? a : b;
}

void add_line(std::vector<std::string>& lines, std::string text) {
  for (std::string& line : broken(text, longest_line, ""))
    if (std::find(lines.begin(), lines.end(), line) == lines.end()) lines.push_back(std::move(line));
}

}  // namespace

std::size_t AnswerDrawing::number(VertexId v) {
  const auto [known, fresh] = number_.try_emplace(v, drawing_.vertices.size());
  if (!fresh) return known->second;
  DrawnVertex vertex;
  if (v == no_vertex) {
    vertex.id = "_:not-stated";
    vertex.label = say("not stated");
    vertex.shape = VertexShape::other;
  } else {
    vertex.id = std::string(wording_.graph().terms().value(wording_.graph().term_of_vertex(v)));
    vertex.label = wording_.name_of_vertex(v);
    vertex.shape = shape_of(wording_.graph().kind_of_vertex(v));
  }
  drawing_.vertices.push_back(std::move(vertex));
  return known->second;
}

void AnswerDrawing::hop(const Hop& hop, std::span<const ClaimId> claims, Match match,
                        std::span<const MeasureLine> measures) {
  const bool to_product = hop.recipient == no_vertex && hop.product != no_vertex;
  add(hop.supplier, to_product ? hop.product : hop.recipient,
      to_product || hop.product == no_vertex ? std::string() : wording_.name_of_vertex(hop.product), claims, match,
      measures);
}

void AnswerDrawing::claim(VertexId from, VertexId to, std::string text, ClaimId c, Match match,
                          std::span<const MeasureLine> measures) {
  add(from, to, std::move(text), {&c, 1}, match, measures);
}

void AnswerDrawing::add(VertexId from, VertexId to, std::string first, std::span<const ClaimId> claims, Match match,
                        std::span<const MeasureLine> measures) {
  const std::size_t source = number(from), target = number(to);
  const auto [known, fresh] = edge_.try_emplace({source, target, first}, drawing_.edges.size());
  if (fresh) {
    drawing_.edges.push_back({source, target, {}, LineStyle::dashed, Tone::plain});
    if (!first.empty()) drawing_.edges.back().lines = broken(first, longest_line, "");
  }
  DrawnEdge& edge = drawing_.edges[known->second];
  for (const ClaimId c : claims) {
    std::string text = wording_.marked_status(c);
    if (const std::string period = wording_.marked_period(c); period != "…") text += " " + period;
    add_line(edge.lines, std::move(text));
    if (std::string name = wording_.identifier(c); std::ranges::find(edge.names, name) == edge.names.end())
      edge.names.push_back(std::move(name));
    if (wording_.graph().real(c) && match == Match::certain) edge.line = LineStyle::solid;
    edge.tone = graver(edge.tone, tone_of_stance(wording_, c));
  }
  for (const MeasureLine& line : measures) {
    add_line(edge.lines, line.text);
    edge.tone = graver(edge.tone, line.tone);
  }
}

void AnswerDrawing::note(const std::string& text) {
  std::ranges::move(broken(text, longest_note, "  "), std::back_inserter(drawing_.notes));
}

Drawing AnswerDrawing::finish(const MeasureNumbers* measures) && {
  std::vector<std::string> notes = std::move(drawing_.notes);
  drawing_.notes.clear();
  if (measures)
    for (const Row& row : measures->list().rows) {
      const std::vector<CellView> cells = row.cells();
      std::string text;
      for (std::size_t i = 0; i < cells.size(); ++i)
        for (const std::string_view line : cells[i].lines)
          if (!line.empty()) text += (i == 0 ? "" : i + 1 == cells.size() ? " – " : " ") + std::string(line);
      std::ranges::move(broken(text, longest_note, "      "), std::back_inserter(drawing_.notes));
    }
  std::ranges::move(notes, std::back_inserter(drawing_.notes));
  drawing_.notes.push_back(
      legend_.empty()
          ? say("solid: holds; dashed: planned, sought or only possible; red: prohibited or denied; orange: in doubt")
          : std::move(legend_));
  return std::move(drawing_);
}

}  // namespace filiera

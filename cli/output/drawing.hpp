// SPDX-License-Identifier: Apache-2.0
// An answer as a drawing: vertices and edges, in the language of Graphviz or as SVG.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/output/table.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

enum class VertexShape : std::uint8_t { party, product, place, other };
// solid: holds. dashed: planned, sought, or only possible.
enum class LineStyle : std::uint8_t { solid, dashed };

struct DrawnVertex {
  std::string id;  // an IRI, unique in the drawing
  std::string label;
  VertexShape shape = VertexShape::party;
  bool asked_for = false;  // drawn with a thick border
};

struct DrawnEdge {
  std::size_t from = 0, to = 0;    // of the vertices
  std::vector<std::string> lines;  // below each other on the edge
  LineStyle line = LineStyle::solid;
  Tone tone = Tone::plain;              // bad: prohibited; doubtful: disputed or possibly prohibited
  std::vector<std::string> names = {};  // of the claims that state it, as `show` takes them
};

// Origins are drawn left, buyers right. `notes` stand below, one a line.
struct Drawing {
  std::string title;
  std::vector<DrawnVertex> vertices;
  std::vector<DrawnEdge> edges;
  std::vector<std::string> notes;
};

// The most vertices of a drawing that a person can read.
inline constexpr std::size_t most_drawn = 40;

// The drawing with at most `most` vertices: of the vertices that all have the same neighbours by edges of the same
// line and tone, the later ones are drawn as one, "12 others"; then those with the fewest edges are drawn as one. What
// was asked for stays.
Drawing grouped(Drawing drawing, std::size_t most = most_drawn);

// The DOT language of Graphviz. Labels of more than 16,000 bytes are shortened.
void write_dot(const Drawing& drawing, ByteSink& sink);

// A stand-alone SVG of the drawing: columns from left to right, with light and dark colours and without scripts.
// Deterministic. O((vertices + edges)²) at worst.
void write_svg(const Drawing& drawing, ByteSink& sink);

}  // namespace filiera

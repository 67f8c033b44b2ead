// SPDX-License-Identifier: Apache-2.0
// Positions of the vertices and edge labels of a drawing, in columns (Sugiyama's method: layers, order, coordinates).
#pragma once

#include <vector>

#include "cli/output/drawing.hpp"

namespace filiera {

// A rectangle by its centre, in pixels; y grows downward.
struct Box {
  double x = 0, y = 0, width = 0, height = 0;
};

struct DrawingLayout {
  double width = 0, height = 0;  // of all, without title and notes
  std::vector<Box> vertices;
  std::vector<Box> labels;  // of the edges
  // By edge: half the width of the column of its label, through which the edge runs level.
  std::vector<double> level;
};

// Sizes of text in the fonts that write_svg() uses.
inline constexpr double character_width = 7.2, line_height = 17, small_character_width = 6.2, small_line_height = 15;

// Edges that would close a cycle are laid out backward. Boxes of one column do not overlap.
DrawingLayout lay_out(const Drawing& drawing);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tests of drawings: what is drawn as one, and where it stands.
#include "cli/output/drawing.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "cli/output/drawing_layout.hpp"

namespace filiera::drawing_test {
namespace {

Drawing star(std::size_t leaves) {
  Drawing drawing;
  drawing.vertices.push_back({"hub", "Hub", VertexShape::party, true});
  for (std::size_t i = 0; i < leaves; ++i) {
    drawing.vertices.push_back({"s" + std::to_string(i), "S" + std::to_string(i), VertexShape::party, false});
    drawing.edges.push_back({i + 1, 0, {"goods"}, LineStyle::solid, Tone::plain});
  }
  return drawing;
}

TEST(Drawing, OfFewVerticesStaysAsItIs) { EXPECT_EQ(grouped(star(10), 40).vertices.size(), 11u); }

TEST(Drawing, DrawsVerticesWithTheSameNeighboursAsOneAndNamesThemBelow) {
  const Drawing drawing = grouped(star(100), 40);
  ASSERT_EQ(drawing.vertices.size(), 5u);  // the hub, three, and the others
  EXPECT_EQ(drawing.vertices[0].label, "Hub");
  EXPECT_EQ(drawing.vertices[4].label, "97 others");
  EXPECT_EQ(drawing.edges.size(), 4u);
  ASSERT_EQ(drawing.notes.size(), 1u);
  EXPECT_TRUE(drawing.notes[0].ends_with("S99"));
}

bool overlap(const Box& a, const Box& b) {
  return std::abs(a.x - b.x) * 2 + 0.01 < a.width + b.width && std::abs(a.y - b.y) * 2 + 0.01 < a.height + b.height;
}

TEST(Drawing, KeepsToItsLimitAndLaysOutBoxesThatDoNotOverlap) {
  std::mt19937 random(20260121);
  const auto below = [&](std::size_t count) { return random() % count; };
  for (int round = 0; round < 300; ++round) {
    Drawing drawing = star(below(30));
    const std::size_t vertices = drawing.vertices.size();
    for (std::size_t i = below(30); i > 0; --i)
      drawing.edges.push_back({below(vertices), below(vertices), {"a", "longer line"}, LineStyle::solid, Tone::plain});
    drawing = grouped(std::move(drawing), 12);
    ASSERT_LE(drawing.vertices.size(), 12u);
    const DrawingLayout layout = lay_out(drawing);
    ASSERT_EQ(layout.vertices.size(), drawing.vertices.size());
    ASSERT_EQ(layout.labels.size(), drawing.edges.size());
    std::vector<Box> boxes = layout.vertices;
    boxes.insert(boxes.end(), layout.labels.begin(), layout.labels.end());
    for (std::size_t i = 0; i < boxes.size(); ++i)
      for (std::size_t k = i + 1; k < boxes.size(); ++k) ASSERT_FALSE(overlap(boxes[i], boxes[k])) << round;
  }
}

}  // namespace
}  // namespace filiera::drawing_test

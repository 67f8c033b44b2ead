// SPDX-License-Identifier: Apache-2.0
// Draws answers: vertices of the graph, and hops and claims as edges.
#pragma once

#include <map>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "cli/output/drawing.hpp"
#include "cli/words/measure_numbers.hpp"
#include "cli/words/measure_text.hpp"

namespace filiera {

class AnswerDrawing {
 public:
  explicit AnswerDrawing(const Wording& wording) : wording_(wording) {}

  void title(std::string text) { drawing_.title = std::move(text); }
  // A line below the drawing.
  void note(const std::string& text);
  // What lines and colours mean; without it, what they mean in an answer about supply.
  void legend(std::string text) { legend_ = std::move(text); }
  // Draws the vertex with a thick border.
  void ask_for(VertexId v) { drawing_.vertices[number(v)].asked_for = true; }

  // A hop of goods with one line for its product and one for each status, then `measures`. Several with the same parts
  // are one edge. Without a recipient the edge leads to the product.
  void hop(const Hop& hop, std::span<const ClaimId> claims, Match match, std::span<const MeasureLine> measures);
  // A claim from its source to its target, or back, with a line for its type and status.
  void claim(VertexId from, VertexId to, std::string text, ClaimId c, Match match,
             std::span<const MeasureLine> measures);

  // The measures of the list stand below the drawing, before the notes; null for none.
  Drawing finish(const MeasureNumbers* measures) &&;

 private:
  std::size_t number(VertexId v);
  void add(VertexId from, VertexId to, std::string first, std::span<const ClaimId> claims, Match match,
           std::span<const MeasureLine> measures);

  const Wording& wording_;
  Drawing drawing_;
  std::string legend_;
  std::map<VertexId, std::size_t> number_;
  std::map<std::tuple<std::size_t, std::size_t, std::string>, std::size_t> edge_;  // by its ends and first line
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Figures that exclude each other: of one thing, metric and period.
#pragma once

#include <array>
#include <map>
#include <tuple>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The figures of a graph, which must outlive it, by what they measure.
class Figures {
 public:
  explicit Figures(const KnowledgeGraph& graph);

  // The other figures of the same thing, metric, product, modality and time whose amount or share cannot be true
  // together with that of the figure. In order of claim. O(figures that measure the same).
  std::vector<ClaimId> excluded_by(ClaimId figure) const;

 private:
  // Thing, metric, growth of, product, modality, bounds of the time.
  using Measured = std::tuple<TermId, TermId, TermId, VertexId, Modality, std::array<Day, 4>>;
  Measured measured_by(TermId about, ClaimId figure) const;

  const KnowledgeGraph* graph_;
  std::map<Measured, std::vector<ClaimId>> figures_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The statements of a knowledge graph, with those that are computed for others to read: direct triples and
// bounds.
#pragma once

#include <string_view>
#include <vector>

#include "export/quad_source.hpp"
#include "graph/knowledge_graph.hpp"

namespace filiera {

// All statements that were read, and beside them:
// - for each fil:Link the direct triple of its edge, if the link is contracted, ongoing, done or without
// modality, a
//   voice is certain of it, and it is neither denied, answered nor in conflict; else, if some voice affirms
//   it, the triple of the edge type's tentative form, where it has one;
// - the bounds of each claim's time (fil:startsEarliest and so on), as xsd:date; an unbounded one is left
// out. Prefixes are those of the data, and the usual ones of vocabularies that the statements use.
class GraphStatements final : public QuadSource {
 public:
  // Keeps a reference to the graph. O(claims log claims).
  explicit GraphStatements(const KnowledgeGraph& graph);

  const Prefixes& prefixes() const override { return prefixes_; }
  void for_each_subject(const Visitor& visit) const override;

 private:
  struct DirectTriple {
    TermId subject;
    std::string_view predicate;
    TermId object;
    friend auto operator<=>(const DirectTriple&, const DirectTriple&) = default;
  };

  const KnowledgeGraph& graph_;
  Prefixes prefixes_;
  std::vector<DirectTriple> direct_;  // sorted, each once
};

}  // namespace filiera

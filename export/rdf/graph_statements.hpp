// SPDX-License-Identifier: Apache-2.0
// The statements of a knowledge graph, with those that are computed for others to read: direct triples and
// bounds.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A predicate of computed statements. `place` is the first term that is not before its IRI: of the predicates that were
// read, those before `place` stand before it, and those behind `place` behind it.
struct ComputedPredicate {
  TermId place;
  std::string_view iri;
  friend auto operator<=>(const ComputedPredicate&, const ComputedPredicate&) = default;
};

// All statements that were read, and beside them:
// - for each fil:Link the direct triple of its edge, if the link is of a modality that is real (fil:real) or without
// one, a
//   voice is certain of it, and it is neither denied, answered nor in conflict; else, if some voice affirms it, the
//   triple of the edge type's tentative form, where it has one;
// - the bounds of each claim's time (fil:startsEarliest and so on), as xsd:date; an unbounded one is left out.
// Prefixes are those of the data, and the usual ones of vocabularies that the statements use.
class GraphStatements final : public QuadSource {
 public:
  // Keeps a reference to the graph. O(edge types log terms).
  explicit GraphStatements(const KnowledgeGraph& graph);

  const Prefixes& prefixes() const override { return prefixes_; }
  // O(statements), and n log n for n edges out of one vertex.
  void for_each_subject(const Visitor& visit) const override;

 private:
  struct DirectTriple {
    ComputedPredicate predicate;
    TermId object;
    friend auto operator<=>(const DirectTriple&, const DirectTriple&) = default;
  };
  // The predicates of the direct triples of an edge type; the tentative one's IRI is empty where it has none.
  struct Forms {
    ComputedPredicate plain, tentative;
  };

  // The direct triples of the edges out of a vertex, sorted, each once.
  void direct_triples(VertexId v, std::vector<DirectTriple>& triples) const;

  const KnowledgeGraph& graph_;
  Prefixes prefixes_;
  std::vector<Forms> forms_;                 // by edge type
  std::array<ComputedPredicate, 4> bounds_;  // in order of their IRIs
};

}  // namespace filiera

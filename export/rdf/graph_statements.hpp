// SPDX-License-Identifier: Apache-2.0
// The statements of a knowledge graph, with computed ones for other tools: direct triples and bounds.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// A predicate of computed statements. `place` is the first term that is not less than its IRI: read predicates less
// than `place` precede it, the others follow it.
struct ComputedPredicate {
  TermId place;
  std::string_view iri;
  friend auto operator<=>(const ComputedPredicate&, const ComputedPredicate&) = default;
};

// That a measure reaches a party through ownership, on the day of the export.
struct ReachedStatement {
  VertexId party = no_vertex;
  VertexId measure = no_vertex;
  Match match = Match::no;  // possible or certain
};

// All statements that were read, and in addition:
// - for each fil:Link whose modality is real (fil:real) or not stated, that a voice affirms with certainty, and that is
//   neither denied, answered nor in conflict: the direct triple of its edge; for any other affirmed link the triple of
//   the edge type's tentative form, if it has one;
// - the finite bounds of each claim's time (fil:startsEarliest and so on), as xsd:date;
// - for each of `reached`: fil:reachedBy or fil:possiblyReachedBy.
// Prefixes are those of the data, and the usual ones of the vocabularies used.
class GraphStatements final : public QuadSource {
 public:
  // Stores a reference to the graph. `reached` in order of party. O(edge types log terms).
  explicit GraphStatements(const KnowledgeGraph& graph, std::vector<ReachedStatement> reached = {});

  const Prefixes& prefixes() const override { return prefixes_; }
  // O(statements), and n log n for n edges out of one vertex.
  void for_each_subject(const Visitor& visit) const override;

 private:
  struct DirectTriple {
    ComputedPredicate predicate;
    TermId object;
    friend auto operator<=>(const DirectTriple&, const DirectTriple&) = default;
  };
  // The predicates of the direct triples of an edge type; the tentative IRI is "" if there is none.
  struct Forms {
    ComputedPredicate plain, tentative;
  };

  // The direct triples of the edges out of a vertex and the measures that reach it, sorted, without duplicates.
  void direct_triples(VertexId v, std::vector<DirectTriple>& triples) const;

  const KnowledgeGraph& graph_;
  Prefixes prefixes_;
  std::vector<ReachedStatement> reached_;
  ComputedPredicate reached_by_, possibly_reached_by_;
  std::vector<Forms> forms_;                 // by edge type
  std::array<ComputedPredicate, 4> bounds_;  // in order of their IRIs
};

}  // namespace filiera

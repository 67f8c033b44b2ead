// SPDX-License-Identifier: Apache-2.0
// What a data set holds: documents, kinds of things and links, and how much of each rule.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// How much of a measure the data holds, as its documents state by fil:covers and fil:leavesOut.
enum class Extent : std::uint8_t {
  whole,
  in_part,   // every document that covers it leaves something out
  by_name,   // no document covers it, and it states neither goods, parties nor places
  unstated,  // no document covers it
};

struct RuleExtent {
  Extent extent = Extent::unstated;
  std::vector<DocumentId> documents;  // that cover it whole; for in_part those that cover it in part
};

class RuleExtents {
 public:
  // The graph must outlive this object. O(documents × log statements).
  explicit RuleExtents(const KnowledgeGraph& graph);

  // The measures that documents cover, ascending.
  std::vector<VertexId> covered() const;
  // O(statements of the measure).
  RuleExtent of(VertexId measure) const;

 private:
  struct Covering {
    std::vector<DocumentId> whole, in_part;
  };
  const KnowledgeGraph* graph_;
  std::unordered_map<VertexId, Covering> covering_;
};

struct DocumentCoverage {
  DocumentId document = no_document;
  std::uint32_t claims = 0;      // attested in it, each counted once
  std::optional<DayRange> told;  // from the earliest to the latest day that these claims state; empty for no date
};

struct Coverage {
  std::vector<DocumentCoverage> documents;      // all, in order of document
  std::array<std::uint32_t, kind_count> kinds;  // of vertices and of claims other than links, by Kind
  std::vector<std::uint32_t> links;             // by EdgeTypeId; from events to links too
  std::vector<VertexId> measures;               // all, ascending
};

// O(graph).
Coverage coverage(const KnowledgeGraph& graph);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Things, claims and documents by the names that people give them.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/indices.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The namespace (an IRI up to its last '#', '/' or ':') that all claims of the graph share; empty when there
// is none. O(1).
std::string_view own_namespace(const KnowledgeGraph& graph);

// Looks names up in a graph, which must outlive it. The index of a graph that brings none is made, in
// O(statements), when a name is looked up that is no IRI.
class Names {
 public:
  explicit Names(const KnowledgeGraph& graph) : graph_(&graph) {}

  using Filter = std::function<bool(TermId)>;

  // The subjects called `text` that the filter (if any) accepts, in order of their IRIs: by IRI (bare or in <
  // >), else by prefixed name, else by local name in the own namespace, else by preferred label, else by
  // alias, labels and aliases in any language, case and accents ignored. Several mean that the name is
  // ambiguous, none that it is unknown. O(log names), once there is an index.
  std::vector<TermId> find(std::string_view text, const Filter& accept = {}) const;

  // Labels and aliases that begin with `begun`, case and accents ignored, as they are written: in order, each once, the
  // first `most` of them. O(log names + rows that begin so), once there is an index.
  std::vector<std::string> starting_with(std::string_view begun, std::size_t most) const;

  // Labels, aliases and local names near to `text` in spelling, nearest first, of accepted subjects.
  // O(statements).
  std::vector<std::string> near(std::string_view text, const Filter& accept = {}) const;

 private:
  TermId subject_of_iri(std::string_view iri) const;
  const NameIndex& index() const;

  const KnowledgeGraph* graph_;
  mutable std::optional<NameIndex> made_;  // where the graph brings none
};

}  // namespace filiera

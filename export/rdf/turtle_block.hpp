// SPDX-License-Identifier: Apache-2.0
// What Turtle and TriG share: the prefixes, and one subject with its statements.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/quad_source.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

struct Triple {
  TermView subject, predicate, object;
};

// The triple that a link reifies; nothing for other claims.
std::optional<Triple> reified_triple(const KnowledgeGraph& graph, ClaimId claim);

class TurtleBlocks {
 public:
  // Keeps references to sink and labels; declares the prefixes, but those whose names Serd does not read.
  TurtleBlocks(ByteSink& sink, const Prefixes& prefixes, BlankLabels& labels);

  // Writes the statements of one subject, each line behind `indent`, whatever their graphs; of those that
  // differ only in their graph, one. Behind them, that it reifies a triple, if given: RDF 1.2 only. Nothing for no
  // statements. Returns how many were written.
  std::uint64_t subject(const TermView& subject, std::span<const PredicateObject> properties, std::string_view indent,
                        const std::optional<Triple>& reified = std::nullopt);

  // A term, blank nodes under their labels in this output.
  void term(const TermView& term);

 private:
  // An IRI and its prefixed name; "" where it has none.
  struct Known {
    std::string iri, name;
  };

  void iri(std::string_view iri);
  // One of few, such as predicates and datatypes: found whole, for finding a prefix costs more than writing the name.
  void frequent_iri(std::string_view iri);

  ByteSink& sink_;
  Prefixes prefixes_;  // those that are declared
  BlankLabels& labels_;
  // Prefixes in whose namespaces no other namespace lies.
  std::vector<Prefix> lone_prefixes_;
  // The same, the last used first: most IRIs have the namespace of one shortly before.
  std::vector<const Prefix*> recent_prefixes_;
  std::array<Known, 256> known_;
};

}  // namespace filiera

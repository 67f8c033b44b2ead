// SPDX-License-Identifier: Apache-2.0
// Common parts of Turtle and TriG: the prefixes, and one subject with its statements.
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

// The triple that a link reifies; empty for other claims.
std::optional<Triple> reified_triple(const KnowledgeGraph& graph, ClaimId claim);

class TurtleBlocks {
 public:
  // Stores references to sink and labels; writes the prefixes, except those whose names Serd cannot read.
  TurtleBlocks(ByteSink& sink, const Prefixes& prefixes, BlankLabels& labels);

  // Writes the statements of one subject, each line indented by `indent`, ignoring graphs: of statements that differ
  // only in their graph, one. Then the reified triple, if given (RDF 1.2 only). Writes nothing without statements.
  // Returns the number of statements written.
  std::uint64_t subject(const TermView& subject, std::span<const PredicateObject> properties, std::string_view indent,
                        const std::optional<Triple>& reified = std::nullopt);

  // A term; a blank node with its label in this output.
  void term(const TermView& term);

 private:
  // An IRI and its prefixed name; "" if it has none.
  struct Known {
    std::string iri, name;
  };

  void iri(std::string_view iri);
  // One of few IRIs, such as predicates and datatypes: cached, because finding the prefix costs more than writing the
  // name.
  void frequent_iri(std::string_view iri);

  ByteSink& sink_;
  Prefixes prefixes_;  // those that are declared
  BlankLabels& labels_;
  // Prefixes whose namespace contains no other namespace.
  std::vector<Prefix> lone_prefixes_;
  // The same, most recently used first: most IRIs have the namespace of a recent one.
  std::vector<const Prefix*> recent_prefixes_;
  std::array<Known, 256> known_;
};

}  // namespace filiera

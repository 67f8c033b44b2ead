// SPDX-License-Identifier: Apache-2.0
// Builds a graph from statements: collects them and interprets them in finish(). No other code makes graphs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/model/knowledge_graph.hpp"
#include "graph/model/statements.hpp"

namespace filiera {

// Receives the statements of any number of files in any order; the graph does not depend on the order.
class Builder : public StatementSink {
 public:
  // `chosen` prefixes take precedence over those that the data declares under the same names.
  explicit Builder(const Kinds& kinds = Kinds::shipped(), Prefixes chosen = {})
      : kinds_(kinds), chosen_(std::move(chosen)) {}

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override;
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin origin) override;

  // The graph will be a part of a whole whose claims share this namespace, "" if there is none.
  void part_of(std::string own_namespace) { namespace_of_whole_ = std::move(own_namespace); }

  std::size_t statement_count() const { return statements_.quads.size(); }

  // The graph of all statements, or nothing if they have errors. Adds every fault against the model to `faults`.
  // Empties the builder. O(n log n) for n statements.
  std::optional<KnowledgeGraph> finish(Faults& faults, Locator locator = {}) &&;

 private:
  const Kinds& kinds_;
  TermInterner terms_;
  Statements statements_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  Prefixes chosen_;
  std::optional<std::string> namespace_of_whole_;
};

}  // namespace filiera

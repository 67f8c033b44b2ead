// SPDX-License-Identifier: Apache-2.0
// The one way to make a graph from statements: keeps them as numbers and decides at finish().
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/model/knowledge_graph.hpp"
#include "graph/model/statements.hpp"

namespace filiera {

// Takes the statements of any number of files in any order; the graph does not depend on the order.
class Builder : public StatementSink {
 public:
  // `chosen` prefixes stand whatever the data declares under their names.
  explicit Builder(const Kinds& kinds = Kinds::shipped(), Prefixes chosen = {})
      : kinds_(kinds), chosen_(std::move(chosen)) {}

  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override;
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin origin) override;

  std::size_t statement_count() const { return statements_.quads.size(); }

  // The graph of all statements, or nothing when they have errors; every fault against the model is added to
  // `faults`. Empties the builder. O(n log n) in the number of statements.
  std::optional<KnowledgeGraph> finish(Faults& faults, Locator locator = {}) &&;

 private:
  const Kinds& kinds_;
  TermInterner terms_;
  Statements statements_;
  std::map<std::string, std::string, std::less<>> prefixes_;
  Prefixes chosen_;
};

}  // namespace filiera

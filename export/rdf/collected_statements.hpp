// SPDX-License-Identifier: Apache-2.0
// Statements collected in any order, to be written as they are: nothing is interpreted or computed.
#pragma once

#include <string>
#include <vector>

#include "export/rdf/quad_source.hpp"
#include "graph/model/terms.hpp"
#include "rdf/statement.hpp"

namespace filiera {

class CollectedStatements final : public StatementSink, public QuadSource {
 public:
  void begin_file(std::string_view name) override;
  void prefix(std::string_view name, std::string_view iri) override;
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin origin) override;

  // Sorts the statements and drops repetitions; adds the usual prefixes of the namespaces in use. Nothing may be added
  // afterwards. O(n log n).
  void sort();

  // As they were added; before sort() only. The positions are those that statement() was given.
  void pass_to(StatementSink& sink) const;

  // After sort() only.
  const Prefixes& prefixes() const override { return prefixes_; }
  void for_each_subject(const Visitor& visit) const override;

 private:
  struct File {
    std::string name;
    std::size_t begin;
  };

  TermInterner terms_;
  TermTable table_;
  std::vector<Quad> quads_;
  std::vector<Origin> origins_;
  std::vector<File> files_;
  Prefixes prefixes_;
};

}  // namespace filiera

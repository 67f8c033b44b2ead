// SPDX-License-Identifier: Apache-2.0
// Collects statements and sorts them.
#include "export/rdf/collected_statements.hpp"

#include <algorithm>

#include "export/rdf/usual_prefixes.hpp"

namespace filiera {

void CollectedStatements::begin_file(std::string_view name) { files_.push_back({std::string(name), quads_.size()}); }

void CollectedStatements::prefix(std::string_view name, std::string_view iri) { prefixes_.set(name, iri); }

void CollectedStatements::statement(const Quad& quad, Origin origin) {
  quads_.push_back(quad);
  origins_.push_back(origin);
}

void CollectedStatements::pass_to(StatementSink& sink) const {
  for (const Prefix& prefix : prefixes_.all()) sink.prefix(prefix.name, prefix.iri);
  std::vector<TermId> renumbered(terms_.size(), no_term);
  const auto number = [&](TermId id) {
    if (id == no_term) return no_term;
    if (renumbered[id] == no_term) renumbered[id] = sink.terms().intern(terms_[id]);
    return renumbered[id];
  };
  auto file = files_.begin();
  for (std::size_t i = 0; i < quads_.size(); ++i) {
    for (; file != files_.end() && file->begin <= i; ++file) sink.begin_file(file->name);
    const Quad& quad = quads_[i];
    sink.statement({number(quad.subject), number(quad.predicate), number(quad.object), number(quad.graph)},
                   origins_[i]);
  }
}

void CollectedStatements::sort() {
  std::vector<TermId> renumbered;
  table_ = sorted_table(std::move(terms_), renumbered);
  for (Quad& quad : quads_) {
    quad.subject = renumbered[quad.subject];
    quad.predicate = renumbered[quad.predicate];
    quad.object = renumbered[quad.object];
    if (quad.graph != no_term) quad.graph = renumbered[quad.graph];
  }
  origins_ = std::vector<Origin>();
  std::sort(quads_.begin(), quads_.end());
  quads_.erase(std::unique(quads_.begin(), quads_.end()), quads_.end());
  add_usual_prefixes(prefixes_, table_, PrefixesOf::stated);
}

void CollectedStatements::for_each_subject(const Visitor& visit) const {
  std::vector<PredicateObject> properties;
  for (auto quad = quads_.begin(); quad != quads_.end();) {
    const TermId subject = quad->subject;
    properties.clear();
    for (; quad != quads_.end() && quad->subject == subject; ++quad) {
      properties.push_back({table_[quad->predicate], table_[quad->object], std::nullopt});
      if (quad->graph != no_term) properties.back().graph = table_[quad->graph];
    }
    visit(table_[subject], properties);
  }
}

}  // namespace filiera

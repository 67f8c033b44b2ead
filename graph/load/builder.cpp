// SPDX-License-Identifier: Apache-2.0
// Builds a graph from statements.
#include "graph/load/builder.hpp"

#include "graph/load/assembly.hpp"
#include "graph/load/interpretation.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Whether instances of the class declare kinds (edge types, modalities, metrics, effects, ...).
bool declares_kinds(std::string_view class_iri) {
  return class_iri == vocab::fil_EdgeType || class_iri == vocab::fil_Metric || class_iri == vocab::fil_Effect ||
         class_iri == vocab::fil_Modality || class_iri == vocab::owl_Class || class_iri == vocab::rdfs_Class;
}

std::vector<Kinds::Declaration> declarations(const Statements& statements) {
  std::vector<Kinds::Declaration> found;
  const TermId type = statements.terms.find_iri(vocab::rdf_type);
  for (std::size_t first = 0; first < statements.quads.size();) {
    const std::size_t end = statements.end_of_subject(first);
    bool declares = false;
    for (std::size_t i = first; i < end; ++i)
      if (statements.quads[i].predicate == type)
        declares |= declares_kinds(statements.terms.value(statements.quads[i].object));
    for (std::size_t i = first; declares && i < end; ++i) {
      const Quad& quad = statements.quads[i];
      const StatementSource source = statements.source_of(i);
      found.push_back({statements.terms[quad.subject],
                       statements.terms[quad.predicate],
                       statements.terms[quad.object],
                       {statements.files[source.file], source.origin.line, source.origin.column}});
    }
    first = end;
  }
  return found;
}

}  // namespace

void Builder::begin_file(std::string_view name) {
  statements_.files.emplace_back(name);
  statements_.file_begins.push_back(statements_.quads.size());
}

void Builder::prefix(std::string_view name, std::string_view iri) {
  // Of different declarations the smallest IRI stays, so that the order of files does not matter.
  const auto [row, added] = prefixes_.try_emplace(std::string(name), iri);
  if (!added && iri < row->second) row->second = iri;
}

void Builder::statement(const Quad& quad, Origin origin) {
  if (statements_.files.empty()) begin_file("");
  statements_.quads.push_back(quad);
  statements_.origins.push_back(origin);
}

std::optional<KnowledgeGraph> Builder::finish(Faults& faults, Locator locator) && {
  Statements statements = std::move(statements_);
  statements_ = {};
  std::vector<TermId> renumbered;
  statements.terms = sorted_table(std::move(terms_), renumbered);
  for (Quad& quad : statements.quads) {
    quad.subject = renumbered[quad.subject];
    quad.predicate = renumbered[quad.predicate];
    quad.object = renumbered[quad.object];
    if (quad.graph != no_term) quad.graph = renumbered[quad.graph];
  }
  renumbered = std::vector<TermId>();
  statements.locator = std::move(locator);
  for (const auto& [name, iri] : prefixes_) statements.prefixes.set(name, iri);
  for (const Prefix& prefix : chosen_.all()) statements.prefixes.set(prefix.name, prefix.iri);
  prefixes_.clear();
  statements.sort();

  const std::size_t errors_before = faults.count(Severity::error);
  Faults of_declarations;
  Kinds kinds = kinds_.extended(declarations(statements), of_declarations);
  for (Fault fault : of_declarations.sorted()) {
    const Origin origin{static_cast<std::uint32_t>(fault.place.line), static_cast<std::uint32_t>(fault.place.column)};
    if (statements.locator && origin.line != 0)
      fault.excerpt = statements.locator(fault.place.file, origin, TermRole::object).excerpt;
    faults.add(std::move(fault));
  }
  Interpretation interpretation = interpret(statements, kinds, faults);
  if (faults.count(Severity::error) > errors_before) return std::nullopt;
  GraphData data = assemble(std::move(statements), std::move(kinds), std::move(interpretation));
  data.namespace_of_whole = std::move(namespace_of_whole_);
  return KnowledgeGraph(std::move(data));
}

}  // namespace filiera

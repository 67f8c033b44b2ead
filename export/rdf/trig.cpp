// SPDX-License-Identifier: Apache-2.0
// Writes TriG.
#include <algorithm>
#include <cstring>
#include <memory_resource>
#include <vector>

#include "export/rdf/turtle_block.hpp"
#include "export/rdf/writers.hpp"

namespace filiera {
namespace {

// Copies of the statements of named graphs, to be written after the default graph.
class NamedGraphs {
 public:
  struct Statement {
    TermView subject;
    PredicateObject property;
  };

  void add(const TermView& subject, const PredicateObject& property) {
    const bool same = !statements_.empty() && statements_.back().subject == subject;
    const TermView kept = same ? statements_.back().subject : copy(subject);
    statements_.push_back({kept, {copy(property.predicate), copy(property.object), copy(*property.graph)}});
  }

  // By graph, and within a graph in order of insertion.
  const std::vector<Statement>& sorted() {
    std::stable_sort(statements_.begin(), statements_.end(),
                     [](const Statement& a, const Statement& b) { return *a.property.graph < *b.property.graph; });
    return statements_;
  }

 private:
  TermView copy(const TermView& term) {
    return {term.kind, copy(term.value), copy(term.datatype), copy(term.language)};
  }
  std::string_view copy(std::string_view bytes) {
    if (bytes.empty()) return {};
    void* place = bytes_.allocate(bytes.size(), 1);
    std::memcpy(place, bytes.data(), bytes.size());
    return {static_cast<const char*>(place), bytes.size()};
  }

  std::pmr::monotonic_buffer_resource bytes_;
  std::vector<Statement> statements_;
};

}  // namespace

ExportStatistics write_trig(const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  ExportStatistics statistics;
  TurtleBlocks blocks(sink, source.prefixes(), labels);
  NamedGraphs named;
  std::vector<PredicateObject> unnamed;
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    unnamed.clear();
    for (const PredicateObject& property : properties)
      property.graph ? named.add(subject, property) : unnamed.push_back(property);
    if (unnamed.empty()) return;
    if (sink.count() > 0) sink.put('\n');
    statistics.statements += blocks.subject(subject, unnamed, "");
  });

  const auto& statements = named.sorted();
  for (std::size_t i = 0; i < statements.size();) {
    const TermView graph = *statements[i].property.graph;
    if (sink.count() > 0) sink.put('\n');
    blocks.term(graph);
    sink.write(" {\n");
    while (i < statements.size() && statements[i].property.graph == graph) {
      const TermView subject = statements[i].subject;
      std::vector<PredicateObject> properties;
      for (; i < statements.size() && statements[i].subject == subject && statements[i].property.graph == graph; ++i)
        properties.push_back(statements[i].property);
      statistics.statements += blocks.subject(subject, properties, "    ");
    }
    sink.write("}\n");
  }
  return statistics;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Writes N-Triples and N-Quads.
#include "export/rdf/writers.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

bool same_triple(const PredicateObject& a, const PredicateObject& b) {
  return a.predicate == b.predicate && a.object == b.object;
}

}  // namespace

ExportStatistics write_ntriples(const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  ExportStatistics statistics;
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    for (std::size_t i = 0; i < properties.size(); ++i) {
      if (properties[i].graph) ++statistics.without_graph_name;
      if (i > 0 && same_triple(properties[i - 1], properties[i])) continue;
      write_term(sink, labels(subject));
      sink.put(' ');
      write_iri(sink, properties[i].predicate.value);
      sink.put(' ');
      write_term(sink, labels(properties[i].object));
      sink.write(" .\n");
      ++statistics.statements;
    }
  });
  return statistics;
}

ExportStatistics write_nquads(const QuadSource& source, ByteSink& sink, BlankLabels& labels) {
  ExportStatistics statistics;
  source.for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    for (const PredicateObject& property : properties) {
      write_term(sink, labels(subject));
      sink.put(' ');
      write_iri(sink, property.predicate.value);
      sink.put(' ');
      write_term(sink, labels(property.object));
      if (property.graph) {
        sink.put(' ');
        write_term(sink, labels(*property.graph));
      }
      sink.write(" .\n");
      ++statistics.statements;
    }
  });
  return statistics;
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Reads RDF with Serd.
#include "tests/export/rdf/quads.hpp"

#include <serd/serd.h>

#include <map>
#include <memory>
#include <stdexcept>

#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

struct Reading {
  SerdEnv* env = serd_env_new(nullptr);
  QuadSet quads;
  Prefixes* prefixes = nullptr;
  std::string faults;
  ~Reading() { serd_env_free(env); }
};

std::string_view bytes_of(const SerdNode& node) { return {reinterpret_cast<const char*>(node.buf), node.n_bytes}; }

std::string iri_of(Reading& reading, const SerdNode& node) {
  SerdNode full = serd_env_expand_node(reading.env, &node);
  std::string iri(full.buf ? bytes_of(full) : bytes_of(node));
  if (!full.buf) reading.faults += "cannot expand " + iri + "; ";
  serd_node_free(&full);
  return iri;
}

OwnedTerm term_of(Reading& reading, const SerdNode* node, const SerdNode* datatype, const SerdNode* language) {
  OwnedTerm term;
  if (node->type == SERD_LITERAL) {
    term.kind = TermKind::literal;
    term.value = bytes_of(*node);
    if (datatype && datatype->buf) term.datatype = iri_of(reading, *datatype);
    if (language && language->buf) term.language = bytes_of(*language);
  } else if (node->type == SERD_BLANK) {
    term.kind = TermKind::blank;
    term.value = bytes_of(*node);
  } else {
    term.value = iri_of(reading, *node);
  }
  return term;
}

SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
  auto& reading = *static_cast<Reading*>(handle);
  if (reading.prefixes) reading.prefixes->set(bytes_of(*name), bytes_of(*uri));
  return serd_env_set_prefix(reading.env, name, uri);
}

SerdStatus on_statement(void* handle, SerdStatementFlags, const SerdNode* graph, const SerdNode* subject,
                        const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                        const SerdNode* language) {
  auto& reading = *static_cast<Reading*>(handle);
  OwnedQuad quad{term_of(reading, subject, nullptr, nullptr), term_of(reading, predicate, nullptr, nullptr),
                 term_of(reading, object, datatype, language), std::nullopt};
  if (graph && graph->buf) quad.graph = term_of(reading, graph, nullptr, nullptr);
  reading.quads.insert(std::move(quad));
  return SERD_SUCCESS;
}

SerdStatus on_error(void* handle, const SerdError* error) {
  static_cast<Reading*>(handle)->faults +=
      std::to_string(error->line) + ":" + std::to_string(error->col) + ": " + error->fmt + "; ";
  return SERD_SUCCESS;
}

constexpr SerdSyntax syntax_of(Notation notation) {
  switch (notation) {
    case Notation::turtle:
      return SERD_TURTLE;
    case Notation::ntriples:
      return SERD_NTRIPLES;
    case Notation::nquads:
      return SERD_NQUADS;
    case Notation::trig:
      break;
  }
  return SERD_TRIG;
}

}  // namespace

void PrintTo(const OwnedQuad& quad, std::ostream* stream) {
  StringSink sink;
  for (const OwnedTerm* term : {&quad.subject, &quad.predicate, &quad.object}) {
    write_term(sink, term->view());
    sink.put(' ');
  }
  if (quad.graph) write_term(sink, quad.graph->view());
  *stream << sink.text() << " .\n";
}

QuadSet read_with_serd(std::string_view text, Notation notation, Prefixes* prefixes) {
  Reading reading;
  reading.prefixes = prefixes;
  SerdReader* reader =
      serd_reader_new(syntax_of(notation), &reading, nullptr, nullptr, on_prefix, on_statement, nullptr);
  serd_reader_set_strict(reader, true);
  serd_reader_set_error_sink(reader, on_error, &reading);
  const std::string terminated(text);
  const SerdStatus status = serd_reader_read_string(reader, reinterpret_cast<const std::uint8_t*>(terminated.c_str()));
  serd_reader_free(reader);
  if (status != SERD_SUCCESS || !reading.faults.empty())
    throw std::runtime_error("Serd: " + reading.faults + "\n" + terminated);
  return std::move(reading.quads);
}

QuadSet with_blanks_by_label(const QuadSet& quads) {
  std::map<std::string, std::string> labels;
  for (const OwnedQuad& quad : quads)
    if (quad.subject.kind == TermKind::blank && quad.predicate.value == "http://example.org/label")
      labels[quad.subject.value] = quad.object.value;
  const auto rename = [&](OwnedTerm& term) {
    if (term.kind == TermKind::blank) term.value = labels.at(term.value);
  };
  QuadSet renamed;
  for (OwnedQuad quad : quads) {
    rename(quad.subject);
    rename(quad.object);
    if (quad.graph) rename(*quad.graph);
    renamed.insert(std::move(quad));
  }
  return renamed;
}

QuadSet without_graphs(const QuadSet& quads) {
  QuadSet result;
  for (OwnedQuad quad : quads) {
    quad.graph.reset();
    result.insert(std::move(quad));
  }
  return result;
}

void SetSource::for_each_subject(const Visitor& visit) const {
  for (auto first = quads_.begin(); first != quads_.end();) {
    std::vector<PredicateObject> properties;
    auto quad = first;
    for (; quad != quads_.end() && quad->subject == first->subject; ++quad) {
      properties.push_back({quad->predicate.view(), quad->object.view(), std::nullopt});
      if (quad->graph) properties.back().graph = quad->graph->view();
    }
    visit(first->subject.view(), properties);
    first = quad;
  }
}

}  // namespace filiera

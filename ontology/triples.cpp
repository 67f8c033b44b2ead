// SPDX-License-Identifier: Apache-2.0
// A small set of checked triples with pattern queries, over Sord.
#include "ontology/triples.hpp"

#include <sord/sord.h>

#include <algorithm>
#include <cstdio>
#include <new>
#include <tuple>

#include "io/spelling.hpp"

namespace filiera {
namespace {

SerdStatus keep_silent(void*, const SerdError*) { return SERD_SUCCESS; }

// Stores the error in a std::optional<SyntaxError>, unless it holds one.
SerdStatus keep_first(void* handle, const SerdError* error) {
  std::optional<SyntaxError>& first = *static_cast<std::optional<SyntaxError>*>(handle);
  if (first) return SERD_SUCCESS;
  char message[256];
  std::vsnprintf(message, sizeof message, error->fmt, *error->args);
  first = SyntaxError{error->line, error->col, message};
  while (first->message.ends_with('\n')) first->message.pop_back();
  return SERD_SUCCESS;
}

const std::uint8_t* bytes_of(const std::string& text) { return reinterpret_cast<const std::uint8_t*>(text.c_str()); }

std::string text_of(const SordNode* node) {
  std::size_t size = 0;
  const std::uint8_t* bytes = sord_node_get_string_counted(node, &size);
  return {reinterpret_cast<const char*>(bytes), size};
}

// A reference to a node; null for an IRI that Sord rejects.
class Node {
 public:
  Node(SordWorld* world, std::string_view iri)
      : world_(world), node_(sord_new_uri(world, bytes_of(std::string(iri)))) {}
  Node(SordWorld* world, SordNode* node) : world_(world), node_(node) {}
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node() { sord_node_free(world_, node_); }
  SordNode* get() const { return node_; }
  explicit operator bool() const { return node_ != nullptr; }

 private:
  SordWorld* world_;
  SordNode* node_;
};

struct FreeEnv {
  void operator()(SerdEnv* env) const { serd_env_free(env); }
};
struct FreeReader {
  void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};
struct FreeInserter {
  void operator()(SordInserter* inserter) const { sord_inserter_free(inserter); }
};
struct FreeIter {
  void operator()(SordIter* iter) const { sord_iter_free(iter); }
};

// The state of a reader's callbacks.
struct InsertedTriples {
  SordInserter* inserter;
  std::span<const std::string_view> skipped;
};

SerdStatus take_base(void* handle, const SerdNode* iri) {
  return sord_inserter_set_base_uri(static_cast<InsertedTriples*>(handle)->inserter, iri);
}

SerdStatus take_prefix(void* handle, const SerdNode* name, const SerdNode* iri) {
  return sord_inserter_set_prefix(static_cast<InsertedTriples*>(handle)->inserter, name, iri);
}

SerdStatus take_statement(void* handle, SerdStatementFlags flags, const SerdNode* graph, const SerdNode* subject,
                          const SerdNode* predicate, const SerdNode* object, const SerdNode* datatype,
                          const SerdNode* language) {
  const InsertedTriples& reading = *static_cast<const InsertedTriples*>(handle);
  const std::string_view written(reinterpret_cast<const char*>(predicate->buf), predicate->n_bytes);
  if (std::ranges::find(reading.skipped, written) != reading.skipped.end()) return SERD_SUCCESS;
  return sord_inserter_write_statement(reading.inserter, flags, graph, subject, predicate, object, datatype, language);
}

std::string language_of(const SordNode* node) {
  const char* tag = sord_node_get_language(node);
  return tag == nullptr ? std::string() : lower_ascii(tag);
}

Node literal_node(SordWorld* world, const TermView& term) {
  const std::string text(term.value);
  if (!term.language.empty())
    return {world, sord_new_literal(world, nullptr, bytes_of(text), std::string(term.language).c_str())};
  if (term.datatype.empty()) return {world, sord_new_literal(world, nullptr, bytes_of(text), nullptr)};
  const Node datatype(world, term.datatype);
  return {world, sord_new_literal(world, datatype.get(), bytes_of(text), nullptr)};
}

}  // namespace

void Triples::FreeWorld::operator()(SordWorldImpl* world) const { sord_world_free(world); }
void Triples::FreeModel::operator()(SordModelImpl* model) const { sord_free(model); }

Triples::Triples()
    : world_(sord_world_new()), model_(world_ ? sord_new(world_.get(), SORD_SPO | SORD_POS, false) : nullptr) {
  if (!model_) throw std::bad_alloc();
  sord_world_set_error_sink(world_.get(), keep_silent, nullptr);
}

std::optional<SyntaxError> Triples::parse(const std::string& turtle, std::span<const std::string_view> skipped) {
  const std::unique_ptr<SerdEnv, FreeEnv> env(serd_env_new(nullptr));
  const std::unique_ptr<SordInserter, FreeInserter> inserter(sord_inserter_new(model_.get(), env.get()));
  InsertedTriples inserted{inserter.get(), skipped};
  const std::unique_ptr<SerdReader, FreeReader> reader(
      serd_reader_new(SERD_TURTLE, &inserted, nullptr, take_base, take_prefix, take_statement, nullptr));
  std::optional<SyntaxError> error;
  serd_reader_set_error_sink(reader.get(), keep_first, &error);
  const SerdStatus status = serd_reader_read_string(reader.get(), bytes_of(turtle));
  if (status != SERD_SUCCESS && !error) error = SyntaxError{1, 1, reinterpret_cast<const char*>(serd_strerror(status))};
  return error;
}

void Triples::add(const TermView& subject, const TermView& predicate, const TermView& object) {
  if (object.kind == TermKind::blank) return;
  const Node s(world_.get(), subject.value);
  const Node p(world_.get(), predicate.value);
  const Node o = object.kind == TermKind::iri ? Node(world_.get(), object.value) : literal_node(world_.get(), object);
  if (!s || !p || !o) return;
  const SordQuad quad = {s.get(), p.get(), o.get(), nullptr};
  sord_add(model_.get(), quad);
}

std::vector<Value> Triples::objects(std::string_view subject, std::string_view predicate) const {
  std::vector<Value> found;
  const Node s(world_.get(), subject);
  const Node p(world_.get(), predicate);
  if (!s || !p) return found;
  const std::unique_ptr<SordIter, FreeIter> i(sord_search(model_.get(), s.get(), p.get(), nullptr, nullptr));
  for (; i && !sord_iter_end(i.get()); sord_iter_next(i.get())) {
    const SordNode* node = sord_iter_get_node(i.get(), SORD_OBJECT);
    const SordNodeType type = sord_node_get_type(node);
    if (type == SORD_BLANK) continue;
    found.push_back({type == SORD_URI ? TermKind::iri : TermKind::literal, text_of(node),
                     type == SORD_URI ? std::string() : language_of(node)});
  }
  std::ranges::sort(found, {}, [](const Value& v) { return std::tie(v.kind, v.text, v.language); });
  return found;
}

std::vector<std::string> Triples::subjects(std::string_view predicate, std::string_view object) const {
  std::vector<std::string> found;
  const Node p(world_.get(), predicate);
  const Node o(world_.get(), object);
  if (!p || !o) return found;
  const std::unique_ptr<SordIter, FreeIter> i(sord_search(model_.get(), nullptr, p.get(), o.get(), nullptr));
  for (; i && !sord_iter_end(i.get()); sord_iter_next(i.get())) {
    const SordNode* node = sord_iter_get_node(i.get(), SORD_SUBJECT);
    if (sord_node_get_type(node) == SORD_URI) found.push_back(text_of(node));
  }
  std::ranges::sort(found);
  return found;
}

bool Triples::contains(std::string_view subject, std::string_view predicate, std::string_view object) const {
  const Node s(world_.get(), subject);
  const Node p(world_.get(), predicate);
  const Node o(world_.get(), object);
  return s && p && o && sord_ask(model_.get(), s.get(), p.get(), o.get(), nullptr);
}

}  // namespace filiera

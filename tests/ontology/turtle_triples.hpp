// SPDX-License-Identifier: Apache-2.0
// Reads a Turtle text with Serd into plain triples, for tests of the ontology's own files.
#pragma once

#include <serd/serd.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

struct TestTriple {
  std::string subject;
  std::string predicate;
  std::string object;
  std::string language;
  bool literal = false;
  friend auto operator<=>(const TestTriple&, const TestTriple&) = default;
};

struct TurtleTriples {
  explicit TurtleTriples(std::string_view turtle) : env(serd_env_new(nullptr)) {
    SerdReader* reader = serd_reader_new(
        SERD_TURTLE, this, nullptr, nullptr,
        [](void* self, const SerdNode* name, const SerdNode* iri) {
          return serd_env_set_prefix(static_cast<TurtleTriples*>(self)->env, name, iri);
        },
        [](void* self, SerdStatementFlags, const SerdNode*, const SerdNode* s, const SerdNode* p, const SerdNode* o,
           const SerdNode*, const SerdNode* language) {
          auto& it = *static_cast<TurtleTriples*>(self);
          it.triples.push_back({it.text(s), it.text(p), it.text(o),
                                language != nullptr && language->buf != nullptr
                                    ? std::string(reinterpret_cast<const char*>(language->buf), language->n_bytes)
                                    : std::string(),
                                o->type == SERD_LITERAL});
          return SERD_SUCCESS;
        },
        nullptr);
    serd_reader_set_error_sink(
        reader,
        [](void* self, const SerdError*) {
          static_cast<TurtleTriples*>(self)->whole = false;
          return SERD_SUCCESS;
        },
        this);
    const std::string bytes(turtle);
    if (serd_reader_read_string(reader, reinterpret_cast<const std::uint8_t*>(bytes.c_str())) != SERD_SUCCESS)
      whole = false;
    serd_reader_free(reader);
  }
  TurtleTriples(const TurtleTriples&) = delete;
  TurtleTriples& operator=(const TurtleTriples&) = delete;
  ~TurtleTriples() { serd_env_free(env); }

  std::string text(const SerdNode* node) const {
    if (node->type == SERD_CURIE || node->type == SERD_URI) {
      SerdNode full = serd_env_expand_node(env, node);
      std::string iri(reinterpret_cast<const char*>(full.buf), full.n_bytes);
      serd_node_free(&full);
      return iri;
    }
    return (node->type == SERD_BLANK ? "_:" : "") +
           std::string(reinterpret_cast<const char*>(node->buf), node->n_bytes);
  }

  std::set<std::string> objects(std::string_view subject, std::string_view predicate) const {
    std::set<std::string> found;
    for (const TestTriple& t : triples)
      if (t.subject == subject && t.predicate == predicate) found.insert(t.object);
    return found;
  }
  std::set<std::string> subjects(std::string_view predicate, std::string_view object) const {
    std::set<std::string> found;
    for (const TestTriple& t : triples)
      if (t.predicate == predicate && t.object == object) found.insert(t.subject);
    return found;
  }
  std::set<std::string> languages(std::string_view subject, std::string_view predicate) const {
    std::set<std::string> found;
    for (const TestTriple& t : triples)
      if (t.subject == subject && t.predicate == predicate) found.insert(t.language);
    return found;
  }

  SerdEnv* env;
  bool whole = true;
  std::vector<TestTriple> triples;
};

}  // namespace filiera

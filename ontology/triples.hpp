// SPDX-License-Identifier: Apache-2.0
// A small set of checked triples with pattern queries, over Sord.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rdf/term.hpp"

struct SordModelImpl;
struct SordWorldImpl;

namespace filiera {

// A literal or an IRI in an answer. `language` is in lower case.
struct Value {
  TermKind kind = TermKind::iri;
  std::string text;
  std::string language;
};

// The first error of a Turtle text, by line and column from 1.
struct SyntaxError {
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::string message;
};

// For the ontology and declarations only, not for large data: Sord needs about 200 bytes for each triple, and truncates
// language tags after 15 characters and strings at NUL. Answers are in byte order.
class Triples {
 public:
  Triples();

  // Adds the triples of a Turtle text, up to its first syntax error, which is returned. Triples whose predicate is
  // written as one of `skipped` (prefixed names) are omitted.
  std::optional<SyntaxError> parse(const std::string& turtle, std::span<const std::string_view> skipped = {});
  // Adds a triple whose subject and predicate are IRIs; a blank object is omitted.
  void add(const TermView& subject, const TermView& predicate, const TermView& object);

  std::vector<Value> objects(std::string_view subject, std::string_view predicate) const;
  // The subjects that are IRIs.
  std::vector<std::string> subjects(std::string_view predicate, std::string_view object) const;
  bool contains(std::string_view subject, std::string_view predicate, std::string_view object) const;

 private:
  struct FreeWorld {
    void operator()(SordWorldImpl* world) const;
  };
  struct FreeModel {
    void operator()(SordModelImpl* model) const;
  };
  std::unique_ptr<SordWorldImpl, FreeWorld> world_;
  std::unique_ptr<SordModelImpl, FreeModel> model_;
};

}  // namespace filiera

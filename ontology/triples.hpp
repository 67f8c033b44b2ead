// SPDX-License-Identifier: Apache-2.0
// A small set of checked triples with pattern queries, over Sord.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rdf/term.hpp"

struct SordModelImpl;
struct SordWorldImpl;

namespace filiera {

// A literal or the IRI of an answer. `language` is in lower case.
struct Value {
  TermKind kind = TermKind::iri;
  std::string text;
  std::string language;
};

// For the ontology and declarations of its kind, not for the bulk: Sord takes some 200 bytes a triple, cuts
// language tags after 15 characters and strings at NUL. Answers are in order of their bytes.
class Triples {
 public:
  Triples();

  // Adds the triples of a Turtle text that is our own; nothing checks it. Those whose predicate is written as
  // one of `skipped`, a prefixed name, are left out. False when it does not parse.
  bool parse(const std::string& turtle, std::span<const std::string_view> skipped = {});
  // Adds a triple whose subject and predicate are IRIs; blank objects are left out.
  void add(const TermView& subject, const TermView& predicate, const TermView& object);

  std::vector<Value> objects(std::string_view subject, std::string_view predicate) const;
  // The IRIs among the subjects.
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

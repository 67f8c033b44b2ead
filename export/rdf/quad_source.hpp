// SPDX-License-Identifier: Apache-2.0
// Statements in the order of writing, subject by subject.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "rdf/prefixes.hpp"
#include "rdf/term.hpp"

namespace filiera {

// Predicate, object and graph of a statement; `graph` is absent in the default graph.
struct PredicateObject {
  TermView predicate;
  TermView object;
  std::optional<TermView> graph;
};

class QuadSource {
 public:
  using Visitor = std::function<void(const TermView& subject, std::span<const PredicateObject> properties)>;

  virtual ~QuadSource() = default;

  // The prefixes for shortening IRIs.
  virtual const Prefixes& prefixes() const = 0;

  // Calls `visit` once for each subject, in the order of TermView, with its statements by predicate and object;
  // statements that differ only in their graph are adjacent. No duplicates. Views are valid during the call.
  virtual void for_each_subject(const Visitor& visit) const = 0;
};

}  // namespace filiera

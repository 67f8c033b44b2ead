// SPDX-License-Identifier: Apache-2.0
// Statements in the order in which they are written, handed out subject by subject.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "rdf/prefixes.hpp"
#include "rdf/term.hpp"

namespace filiera {

// What a statement says of its subject; `graph` is absent in the default graph.
struct PredicateObject {
  TermView predicate;
  TermView object;
  std::optional<TermView> graph;
};

class QuadSource {
 public:
  using Visitor = std::function<void(const TermView& subject, std::span<const PredicateObject> properties)>;

  virtual ~QuadSource() = default;

  // The prefixes to shorten IRIs with.
  virtual const Prefixes& prefixes() const = 0;

  // Calls `visit` once for each subject, in the order of TermView, with its statements by predicate and
  // object, those that differ only in their graph side by side. No statement comes twice. Views end with the
  // call.
  virtual void for_each_subject(const Visitor& visit) const = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Assigns numbers to the terms of statements.
#include "rdf/statement.hpp"

namespace filiera {

void StatementSink::add(const StatementView& view) {
  TermInterner& numbers = terms();
  Quad quad{numbers.intern(view.subject), numbers.intern(view.predicate), numbers.intern(view.object), no_term};
  if (view.graph) quad.graph = numbers.intern(*view.graph);
  statement(quad, view.origin);
}

}  // namespace filiera

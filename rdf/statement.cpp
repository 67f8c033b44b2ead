// SPDX-License-Identifier: Apache-2.0
// Numbering of statements that come as views.
#include "rdf/statement.hpp"

namespace filiera {

void StatementSink::add(const StatementView& view) {
  TermInterner& numbers = terms();
  Quad quad{numbers.intern(view.subject), numbers.intern(view.predicate), numbers.intern(view.object), no_term};
  if (view.graph) quad.graph = numbers.intern(*view.graph);
  statement(quad, view.origin);
}

}  // namespace filiera

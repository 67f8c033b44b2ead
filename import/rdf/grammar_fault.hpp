// SPDX-License-Identifier: Apache-2.0
// Words the fault of a token that the grammar refuses.
#pragma once

#include "import/rdf/statement_shape.hpp"
#include "import/rdf/token_stream.hpp"

namespace filiera {

// Reports, as one fault, that `token` cannot follow what `shape` has taken before it.
void report_grammar_fault(TokenStream& tokens, const StatementShape& shape, const Token& token);

}  // namespace filiera

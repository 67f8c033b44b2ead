// SPDX-License-Identifier: Apache-2.0
// Reports grammar faults.
#pragma once

#include "import/rdf/statement_shape.hpp"
#include "import/rdf/token_stream.hpp"

namespace filiera {

// Reports, as one fault, that `token` cannot follow the tokens that `shape` has accepted.
void report_grammar_fault(TokenStream& tokens, const StatementShape& shape, const Token& token);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Faults of the model in the words of sheets.
#pragma once

#include "graph/model/knowledge_graph.hpp"
#include "io/fault.hpp"

namespace filiera {

// The faults of statements that were read from sheets, with columns in place of properties and words in place of the
// model's terms. `known`, which may be null, is the data whose prefixes they use.
Faults in_words_of_sheets(const Faults& faults, const KnowledgeGraph* known);

}  // namespace filiera

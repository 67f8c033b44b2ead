// SPDX-License-Identifier: Apache-2.0
// Rows of claims with their stances, and the contradictions among them.
#pragma once

#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"

namespace filiera {

// CLAIM, SAYS, STATUS, WHEN, STANCE, WHO, WHERE; a line for those who affirm and one for those who deny.
std::vector<Heading> claim_columns();
Row claim_row(const Wording& wording, ClaimId c);

// Fills the answer with the contradictions in which one of the claims stands, and with the remarks that
// explain differences between claims of different matters, one of them among the claims. The wording must outlive it.
void add_contradictions(const Wording& wording, const std::vector<ClaimId>& claims, Answer& answer);

}  // namespace filiera

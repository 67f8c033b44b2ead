// SPDX-License-Identifier: Apache-2.0
// Rows of claims with their stances, and contradictions between them.
#pragma once

#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/long_lines.hpp"

namespace filiera {

// CLAIM, SAYS, STATUS, WHEN, STANCE, WHO, WHERE; one line for the affirming voices and one for the denying ones.
std::vector<Heading> claim_columns();
Row claim_row(const Wording& wording, ClaimId c);

// Adds the contradictions that contain one of the claims, and the remarks that explain differences between claims of
// different matters if one of them is among the claims. The wording must outlive the answer.
void add_contradictions(const Wording& wording, const std::vector<ClaimId>& claims, Answer& answer);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The passages that attest claims: voice, document and span.
#pragma once

#include <optional>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/texts.hpp"

namespace filiera {

// A span of a document and the claims that it affirms or denies.
struct CitedPassage {
  DocumentId document = no_document;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::vector<ClaimId> claims;
};

// The passages of the visible attestations, each span once, by document and position.
std::vector<CitedPassage> passages_of(const Wording& wording, const std::vector<ClaimId>& claims);

// "A0 1:284", line and column, if there is a text; else the offsets, "A0 [283, 485)".
std::string place_text(const Wording& wording, const CitedPassage& passage, const Texts* texts);

// A section with the passages and, if available, their text.
Section evidence_section(const Wording& wording, const std::vector<CitedPassage>& passages, const Texts* texts);
Json evidence_json(const Wording& wording, const std::vector<CitedPassage>& passages, const Texts* texts);

}  // namespace filiera

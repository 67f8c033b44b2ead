// SPDX-License-Identifier: Apache-2.0
// The passages behind claims: who says it, in which stretch of which document.
#pragma once

#include <optional>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/texts.hpp"

namespace filiera {

// A stretch of a document and the claims that it supports or denies.
struct Passage {
  DocumentId document = no_document;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::vector<ClaimId> claims;
};

// The passages of the attestations that the lens shows, each stretch once, by document and place.
std::vector<Passage> passages_of(const Wording& wording, const std::vector<ClaimId>& claims);

// "A0 1:284", line and column, with the text; else "A0 [283, 485)", the offsets.
std::string place_text(const Wording& wording, const Passage& passage, const Texts* texts);

// A section of passages with their words, where the texts hold them.
Section evidence_section(const Wording& wording, const std::vector<Passage>& passages, const Texts* texts);
Json evidence_json(const Wording& wording, const std::vector<Passage>& passages, const Texts* texts);

}  // namespace filiera

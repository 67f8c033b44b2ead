// SPDX-License-Identifier: Apache-2.0
// Claims and measures as the format `brief` tells them: in few words, each with its passages.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/output/json_object.hpp"
#include "cli/words/claim_text.hpp"
#include "graph/measures/derivation.hpp"

namespace filiera {

enum class Relays : std::uint8_t { cited, left_out };  // attestations of documents that only repeat a voice
// The visible attestations that affirm it, one text for each voice and passage: "VOICE via DOCUMENT START-END",
// "DOCUMENT START-END" where the document itself says it; before it "perhaps" where it was perhaps published only
// later. START and END count characters from 0, the end excluded.
std::vector<std::string> citations(const Wording& wording, ClaimId c, Relays relays);
// The same of those that deny it, or a claim that answers it, whose id follows the voice: "VOICE (c2) via DOCUMENT
// 1-9".
std::vector<std::string> denials(const Wording& wording, ClaimId c, Relays relays);

// The reasons why something is only possible, each once: "start unknown (2025-12 to 2026-03)", "dated 2026", "as last
// told 2026-01-01". `of` is the claim in doubt.
std::vector<std::string> brief_doubts(const Wording& wording, std::span<const Doubt> doubts, ClaimId of = no_claim);

// {"claim", "says", "status", "when", "stance", "doubt", "by", "deniedBy"} without absent members; `again`: of a claim
// that was told before, {"claim", "again", "stance", "doubt", "by", "deniedBy"}.
Json brief_claim(const Wording& wording, ClaimId owner, Relays relays, bool again = false);

// {"says", "when", "stance", "also", "by", "deniedBy"} without absent members. `tellings` are same-matter measures,
// whose citations are among those of "by": "expected by" where only the telling is planned.
Json brief_measure(const Wording& wording, VertexId measure, std::span<const VertexId> tellings);

}  // namespace filiera

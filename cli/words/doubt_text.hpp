// SPDX-License-Identifier: Apache-2.0
// Why something is only possible, in words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/words/claim_text.hpp"
#include "graph/measures/derivation.hpp"

namespace filiera {

// "start unknown (2025-12 to 2026-03)", "perhaps ended by e1 (2025-05-05)", "disputed". "" for a doubt that answers do
// not mark. `of` is the claim in doubt: an event whose own date is unknown is not named as the reason.
std::string reason(const Wording& wording, const Doubt& doubt, ClaimId of = no_claim);

// The mark to append to a text: " ? start unknown (2025-12 to 2026-03); disputed", or ", as last told 2026-01" if that
// is the only reason. "" if there is no doubt, or only the precision of a date.
std::string mark_of(const Wording& wording, std::span<const Doubt> doubts, ClaimId of = no_claim);

// "k1, planned", "s2, 2025", "s3, start unknown (2025), disputed: N1, denied by Gov via N1": a claim that is only
// possible, and why.
std::string uncertain_claim(const Wording& wording, ClaimId c);

// The reasons why a measure governs a hop only possibly: "end unknown (2025-12 to 2026-03)", "not told whether the
// goods are Chips". Each once; `last_told` holds the day where it is as last told and no reason is left.
struct MeasureReasons {
  std::vector<std::string> reasons;
  std::string last_told;
};
MeasureReasons reasons_of(const Wording& wording, const Derivation& derivation);

// ", 2 of them only possibly", ", only possibly" of all, "" of none.
std::string only_possibly(std::size_t possible, std::size_t all);

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Why an answer says what it says, in sentences.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "graph/measures/derivation.hpp"

namespace filiera {

// One sentence for each clause of the derivation, with the claims that it rests on: "Nvidia H200 is Advanced AI chips
// (c45)." A clause that is only possible says what is not known. The measure itself is not named.
std::vector<std::string> why_lines(const Wording& wording, const Derivation& derivation);

// Who affirms the claim and who denies it, and what is not known of it by the doubts.
std::vector<std::string> why_lines(const Wording& wording, ClaimId claim, std::span<const Doubt> doubts);

// The section of an answer for --why.
class WhySection {
 public:
  explicit WhySection(const Wording& wording) : wording_(wording) {}

  // Begins the reasons of a row: "Nvidia → Nvidia H200 → ByteDance". A row of the same name goes on.
  void row(const std::string& name);
  // Why the claim counts. A claim that was explained before is not explained again.
  void claim(ClaimId claim, std::span<const Doubt> doubts);
  // Why the measures govern the hop of the row, or what removes them from it.
  void measures(std::span<const Derivation> derivations);
  // Adds the section behind the rows, unless it is empty.
  void add_to(Answer& answer) &&;

 private:
  void begin();
  void add(std::size_t indent, std::string text, Tone tone = Tone::plain);

  const Wording& wording_;
  Section section_;
  std::string row_;
  std::vector<ClaimId> explained_;  // in the row
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Shared parts of the answers of `filiera show`.
#include "cli/verbs/show_shared.hpp"

#include <fmt/format.h>

#include <unordered_set>
#include <vector>

#include "cli/words/doubt_text.hpp"
#include "cli/words/evidence.hpp"
#include "cli/words/references.hpp"

namespace filiera {

Section titled(std::string title, Table table) {
  Section section;
  section.lines = {{}, {{std::move(title), Tone::strong}}};
  section.table = std::move(table);
  return section;
}

std::vector<ClaimId> claims_about(const Lens& lens, TermId about, Kind kind) {
  std::vector<ClaimId> claims;
  for (const AboutRow& row : lens.graph().about(about))
    if (lens.graph().kind_of_claim(row.claim) == kind && lens.listed(row.claim) != Match::no)
      claims.push_back(row.claim);
  return claims;
}

void keep_first(std::vector<ClaimId>& claims) {
  std::unordered_set<ClaimId> seen;
  std::erase_if(claims, [&seen](ClaimId c) { return !seen.insert(c).second; });
}

Table remark_table(const Wording& wording, const std::vector<ClaimId>& remarks) {
  Table table{{{"CLAIM"}, {"REMARK"}, {"ACCORDING TO"}}, {}};
  for (const ClaimId c : remarks)
    table.rows.push_back(
        {wording.identifier(c), wording.statement(c) + wording.stance_in_brackets(c), listed(both_sides(wording, c))});
  return table;
}

std::string force_text(const Wording& wording, ClaimId measure) {
  const Lens& lens = wording.lens();
  if (!lens.graph().real(measure)) return "expected";
  if (!lens.options().as_of) return wording.period(measure);
  switch (lens.circumstance(measure)) {
    case Match::certain:
      return "in force";
    case Match::possible: {
      const std::string mark = mark_of(wording, lens.doubts(measure), measure);
      if (mark.starts_with(" ? ")) return "possibly: " + mark.substr(3);
      return mark.empty() ? "possibly" : "in force" + mark;
    }
    case Match::no:
      break;
  }
  return "not in force";
}

void add_evidence(const ShowRequest& request, const std::vector<ClaimId>& claims, Answer& answer) {
  if (request.evidence == Evidence::left_out) return;
  const std::vector<Passage> passages = passages_of(request.wording, claims);
  answer.after.push_back(evidence_section(request.wording, passages, request.texts));
  answer.json["evidence"] = evidence_json(request.wording, passages, request.texts);
  if (!request.texts) answer.notes.push_back("--texts DIR prints the passages themselves");
}

}  // namespace filiera

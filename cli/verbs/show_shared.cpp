// SPDX-License-Identifier: Apache-2.0
// Shared parts of the answers of `filiera show`.
#include "cli/verbs/show_shared.hpp"

#include <fmt/format.h>

#include <unordered_set>
#include <vector>

#include "cli/words/doubt_text.hpp"
#include "cli/words/evidence.hpp"
#include "cli/words/references.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/claims_around.hpp"
#include "io/phrases.hpp"

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

ClaimsAbout claims_about_thing(const Dataset& data, VertexId thing) {
  const KnowledgeGraph& graph = data.graph();
  const Lens& lens = data.lens();
  ClaimsAbout found;
  for (const ClaimId claim : claims_around(graph, thing)) {
    const Kind kind = graph.kind_of_claim(claim);
    // Measures are shown whether or not they are in force on the date, because the answer states that.
    if (kind == Kind::measure && lens.attested(claim) != Match::no)
      found.measures.push_back(claim);
    else if (lens.listed(claim) != Match::no)
      (kind == Kind::event ? found.events : found.links).push_back(claim);
  }
  if (graph.kind_of_vertex(thing) == Kind::product) {
    const Measures measures(lens);
    for (const VertexId v : measures.on_product(thing))
      if (const ClaimId claim = graph.claim_of_vertex(v); !measures.is_listing(v) && lens.attested(claim) != Match::no)
        found.measures.push_back(claim);
  }
  for (std::vector<ClaimId>* list : {&found.links, &found.measures, &found.events}) keep_first(*list);
  found.figures = claims_about(lens, graph.term_of_vertex(thing), Kind::figure);
  found.remarks = claims_about(lens, graph.term_of_vertex(thing), Kind::remark);
  const auto by_start = [&](ClaimId a, ClaimId b) {
    const Day start_a = lens.bounds(a).start_earliest, start_b = lens.bounds(b).start_earliest;
    return start_a != start_b ? start_a < start_b : graph.term_of_claim(a) < graph.term_of_claim(b);
  };
  for (std::vector<ClaimId>* list : {&found.events, &found.measures, &found.figures})
    std::sort(list->begin(), list->end(), by_start);
  return found;
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
  if (!lens.graph().real(measure)) return say("expected");
  if (!lens.options().as_of) return wording.period(measure);
  switch (lens.circumstance(measure)) {
    case Match::certain:
      return say("in force");
    case Match::possible: {
      const std::string mark = mark_of(wording, lens.doubts(measure), measure);
      if (mark.starts_with(" ? ")) return say("possibly: {}", mark.substr(3));
      return mark.empty() ? say("possibly") : say("in force") + mark;
    }
    case Match::no:
      break;
  }
  return say("not in force");
}

void add_evidence(const ShowRequest& request, const std::vector<ClaimId>& claims, Answer& answer) {
  if (request.evidence == Evidence::left_out) return;
  const std::vector<CitedPassage> passages = passages_of(request.wording, claims);
  answer.after.push_back(evidence_section(request.wording, passages, request.texts));
  answer.json["evidence"] = evidence_json(request.wording, passages, request.texts);
  if (!request.texts) answer.notes.push_back(say("--texts DIR prints the passages themselves"));
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Rules of which the data holds only a part, in answers about them.
#include "cli/words/held_in_part.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <deque>
#include <set>

#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/coverage.hpp"

namespace filiera {

namespace {

// Whether any of the names is that of the rule, of its goods or their kinds, or of its parties or their members.
bool concerns(const KnowledgeGraph& graph, VertexId measure, const std::set<TermId>& named) {
  std::deque<VertexId> open{measure};
  std::set<VertexId> met{measure};
  const auto meet = [&](VertexId v) {
    if (met.insert(v).second) open.push_back(v);
  };
  for (const std::string_view type : {vocab::fil_appliesTo, vocab::fil_insteadOf, vocab::fil_onParty})
    for (const ClaimId e : graph.out_claims(measure, graph.core(type))) meet(graph.edge(e).target);
  for (; !open.empty(); open.pop_front()) {
    if (named.contains(graph.term_of_vertex(open.front()))) return true;
    for (const std::string_view type : {vocab::fil_kindOf, vocab::fil_memberOf})
      for (const ClaimId e : graph.in_claims(open.front(), graph.core(type))) meet(graph.edge(e).source);
  }
  return false;
}

}  // namespace

std::vector<HeldInPart> held_in_part(const Wording& wording) {
  std::vector<HeldInPart> found;
  const std::set<TermId>* const named = wording.named_things();
  if (!named) return found;
  const KnowledgeGraph& graph = wording.graph();
  const RuleExtents extents(graph);
  for (const VertexId measure : extents.covered())
    if (RuleExtent extent = extents.of(measure); extent.extent == Extent::in_part && concerns(graph, measure, *named))
      found.push_back({measure, std::move(extent.documents)});
  return found;
}

std::string no_clearance_text() { return say("filiera tells what sources say; it gives no legal clearance."); }

std::string left_out_text(const Wording& wording, DocumentId document) {
  return wording.text_of(wording.graph().document(document).term, vocab::fil_leavesOut);
}

std::string held_in_part_text(const Wording& wording) {
  constexpr std::size_t most = 3;
  const std::vector<HeldInPart> rules = held_in_part(wording);
  if (rules.empty()) return {};
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < rules.size() && i < most; ++i)
    for (const DocumentId document : rules[i].documents)
      texts.push_back(say("{}, of which {} leaves out: {}", wording.name_of_vertex(rules[i].measure),
                          wording.name(wording.graph().document(document).term), left_out_text(wording, document)));
  if (rules.size() > most)
    texts.push_back(
        say_counted(rules.size() - most, {"{} more rule (filiera coverage)"}, {"{} more rules (filiera coverage)"}));
  return say("Held in part: {}", fmt::join(texts, "; "));
}

}  // namespace filiera

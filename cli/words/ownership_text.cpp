// SPDX-License-Identifier: Apache-2.0
// Ownership in words.
#include "cli/words/ownership_text.hpp"

#include <fmt/format.h>

#include "graph/model/share.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::string stake_text(const Wording& wording, ClaimId holding) {
  const KnowledgeGraph& graph = wording.graph();
  const Stake stake = stake_of(graph, holding);
  if (graph.type_of(holding) != graph.core(vocab::fil_owns) || stake.interest == Interest::control) return "control";
  return share_text(stake.share) + (stake.interest == Interest::voting_rights ? " of the votes" : "");
}

std::string chain_text(const Wording& wording, const ReachChain& chain) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < chain.claims.size();) {
    const VertexId asset = graph.edge(chain.claims[i]).target;
    std::vector<std::string> holders;
    for (; i < chain.claims.size() && graph.edge(chain.claims[i]).target == asset; ++i)
      holders.push_back(fmt::format("{} {}", wording.name_of_vertex(graph.edge(chain.claims[i]).source),
                                    stake_text(wording, chain.claims[i])));
    steps.push_back(fmt::format("{} of {}", fmt::join(holders, " and "), wording.name_of_vertex(asset)));
  }
  std::string text = fmt::format("{}", fmt::join(steps, ", "));
  if (chain.shortened) text = "…, " + text + " (shortened; filiera owners NAME shows all)";
  if (chain.undecided > 0) text += fmt::format(" (not decided: {} exclusive holdings)", chain.undecided);
  return text;
}

std::string suspension_text(const Wording& wording, VertexId measure) {
  const KnowledgeGraph& graph = wording.graph();
  if (!suspends(graph, measure)) return {};
  std::vector<std::string> rules;
  for (const ClaimId e : graph.out_claims(measure, graph.core(vocab::fil_exceptionTo)))
    if (const VertexId rule = graph.edge(e).target; stated_reach(graph, rule))
      rules.push_back(wording.name_of_vertex(rule));
  if (rules.empty()) return {};
  const Bounds time = wording.lens().bounds(graph.claim_of_vertex(measure));
  const auto day = [](Day earliest, Day latest) {
    return earliest == latest ? iso_date(earliest) : format_range({earliest, latest});
  };
  std::string text = fmt::format("{} suspended", fmt::join(rules, ", "));
  const StatedEnds stated = wording.lens().stated_ends(graph.claim_of_vertex(measure));
  if (stated.start) text += " " + day(time.start_earliest, time.start_latest);
  if (stated.end) text += " to " + day(time.end_earliest, time.end_latest);
  return text;
}

}  // namespace filiera

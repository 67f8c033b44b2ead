// SPDX-License-Identifier: Apache-2.0
// Registers with more than 100 % of the shares.
#include "graph/ownership/ownership_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/load/model_faults.hpp"
#include "graph/ownership/graph_holdings.hpp"
#include "graph/ownership/registers.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {
namespace {

class HoldingsAlone final : public GraphHoldings {
 public:
  using GraphHoldings::GraphHoldings;
  Match listed(PartyId) const override { return Match::no; }
  Match reachable(PartyId) const override { return Match::certain; }
};

// The first day on which the shares of a kind exceed 100 %.
void add_overfull(const KnowledgeGraph& graph, const OwnershipEdgeTypes& types, VertexId asset,
                  std::vector<OwnershipFinding>& found) {
  const ClaimRange holdings = graph.in_claims(asset, types.owns);
  if (holdings.size() < 2) return;
  const Lens lens(graph);
  std::vector<Day> days;
  for (const ClaimId claim : holdings) add_breakpoints(days, lens.bounds(claim));
  ReachRule rule;
  rule.counts = {true, true, false};
  for (const DayRange& part : between_breakpoints({}, std::move(days))) {
    const Lens day = lens.on(part.first);
    const HoldingsAlone source(day);
    Registers registers(source, rule);
    for (const Register& of : registers.of(asset)) {
      if (!of.contradictory()) continue;
      std::vector<std::string> claims;
      for (const Holder& holder : of.holders())
        for (const std::uint32_t claim : holder.claims) claims.push_back(graph.spelled(graph.term_of_claim(claim)));
      constexpr std::size_t most_named = 5;
      const std::size_t more = claims.size() > most_named ? claims.size() - most_named : 0;
      claims.resize(claims.size() - more);
      found.push_back(
          {&model_fault::overfull_register, graph.term_of_claim(of.holders().front().claims.front()),
           fmt::format("the shares of '{}' sum to over 100 % on {}: {}{}", graph.spelled(graph.term_of_vertex(asset)),
                       part.first == unbounded_past ? "every early day" : iso_date(part.first), fmt::join(claims, ", "),
                       more > 0 ? fmt::format(" and {} more", more) : ""),
           "correct a share or a date, or write a rounded share as an interval"});
      return;
    }
  }
}

}  // namespace

std::vector<OwnershipFinding> ownership_findings(const KnowledgeGraph& graph) {
  std::vector<OwnershipFinding> found;
  const OwnershipEdgeTypes types(graph);
  for (VertexId asset = 0; asset < graph.vertex_count(); ++asset) add_overfull(graph, types, asset, found);
  return found;
}

}  // namespace filiera

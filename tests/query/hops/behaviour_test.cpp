// SPDX-License-Identifier: Apache-2.0
// Queries follow edge types and modalities that the data declares, for each behaviour of the model's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/hops/supply.hpp"
#include "query/impact/impact.hpp"
#include "query/paths/search.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::behaviour_test {
namespace {

// `orders` behaves like commissions, `tries` like uses, `audits` and `drawnBy` like designs, `allies` like
// developsWith; `lends` is a supply that is at most possible. The modality `mooted` is not real, `agreed` is.
constexpr std::string_view declared = R"(
  turtle ex:orders a fil:EdgeType ; rdfs:label "orders" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:goodsFlow fil:against ; fil:tentativeForm ex:mayOrder .
  turtle ex:tries a fil:EdgeType ; rdfs:label "tries" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:goodsFlow fil:against ; fil:atMostPossible true .
  turtle ex:lends a fil:EdgeType ; rdfs:label "lends" ; rdfs:domain fil:Company ; rdfs:range fil:Company ; fil:goodsFlow fil:with ; fil:atMostPossible true .
  turtle ex:audits a fil:EdgeType ; rdfs:label "audits" ; rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:partner true .
  turtle ex:drawnBy a fil:EdgeType ; rdfs:label "is drawn by" ; rdfs:domain fil:Product ; rdfs:range fil:Company ; fil:partner true .
  turtle ex:allies a fil:EdgeType ; rdfs:label "allies with" ; rdfs:domain fil:Company ; rdfs:range fil:Company ; fil:symmetric true ; fil:partner true .
  turtle ex:mooted a fil:Modality ; rdfs:label "mooted" ; fil:real false .
  turtle ex:agreed a fil:Modality ; rdfs:label "agreed" .
  document A 2025-06-15
  company Maker Buyer Tester Auditor Drafter Ally Lender Borrower
  product Chip
  c1: Maker manufactures Chip modality=ongoing by A
  turtle kg:c2 a fil:Link ; rdf:subject kg:Buyer ; rdf:predicate ex:orders ; rdf:object kg:Chip ; fil:modality ex:agreed ; fil:starts "2024"^^edtf:EDTF .
  turtle kg:c3 a fil:Link ; rdf:subject kg:Tester ; rdf:predicate ex:tries ; rdf:object kg:Chip ; fil:modality ex:mooted .
  turtle kg:c4 a fil:Link ; rdf:subject kg:Auditor ; rdf:predicate ex:audits ; rdf:object kg:Chip .
  turtle kg:c5 a fil:Link ; rdf:subject kg:Chip ; rdf:predicate ex:drawnBy ; rdf:object kg:Drafter .
  turtle kg:c6 a fil:Link ; rdf:subject kg:Ally ; rdf:predicate ex:allies ; rdf:object kg:Buyer ; fil:product kg:Chip .
  turtle kg:c7 a fil:Link ; rdf:subject kg:Lender ; rdf:predicate ex:lends ; rdf:object kg:Borrower .
  affirm c2 by A in A
  affirm c3 by A in A
  affirm c4 by A in A
  affirm c5 by A in A
  affirm c6 by A in A
  affirm c7 by A in A
)";

std::string rows_of(const KnowledgeGraph& graph, SupplyQuery query, LensOptions options = {}) {
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  std::string text;
  for (const SupplyRow& row : supply_hops(flow, lens, query))
    text += name_of(graph, row.supplier) + ' ' + name_of(graph, row.product) + ' ' + name_of(graph, row.recipient) +
            ' ' + std::string(graph.kinds().edge_type(row.role).name()) + (row.partner ? " partner" : "") +
            (row.match == Match::possible ? " possible" : "") + '\n';
  return text;
}

TEST(DeclaredBehaviour, SupplyFollowsGoodsAndListsPartners) {
  const KnowledgeGraph graph = graph_of(declared);
  SupplyQuery to;
  to.to = vertex(graph, "Buyer");
  EXPECT_EQ(rows_of(graph, to),
            "Maker Chip Buyer manufactures\n"
            "Ally Chip Buyer allies partner\n"
            "Auditor Chip Buyer audits partner\n"
            "Drafter Chip Buyer drawnBy partner\n");
  SupplyQuery from;
  for (const std::string_view partner : {"Ally", "Auditor", "Drafter"}) {
    from.from = vertex(graph, partner);
    EXPECT_THAT(rows_of(graph, from), testing::HasSubstr(std::string(partner) + " Chip Buyer")) << partner;
  }
}

TEST(DeclaredBehaviour, WhatIsAtMostPossibleIsSoInSupply) {
  const KnowledgeGraph graph = graph_of(declared);
  SupplyQuery to;
  to.to = vertex(graph, "Tester");
  EXPECT_EQ(rows_of(graph, to), "Maker Chip Tester manufactures possible\n");
  to.to = vertex(graph, "Borrower");
  EXPECT_EQ(rows_of(graph, to), "Lender - Borrower lends possible\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(rows_of(graph, to, certain), "");
}

TEST(DeclaredBehaviour, PathsFollowGoodsAsFirmlyAsTheirEdgeTypesSay) {
  const KnowledgeGraph graph = graph_of(declared);
  const Lens lens(graph);
  const Measures measures(lens);
  const auto match = [&](std::string_view from, std::string_view to) {
    PathQuery query;
    query.from = vertex(graph, from);
    query.to = vertex(graph, to);
    const PathAnswer answer = find_paths(lens, measures, query);
    return answer.paths.empty() ? Match::no : answer.paths.front().match;
  };
  EXPECT_EQ(match("Maker", "Buyer"), Match::certain);
  EXPECT_EQ(match("Maker", "Tester"), Match::possible);
  EXPECT_EQ(match("Lender", "Borrower"), Match::possible);
  EXPECT_EQ(match("Auditor", "Buyer"), Match::no);
  EXPECT_EQ(match("Chip", "Drafter"), Match::no);
}

TEST(DeclaredBehaviour, ImpactFollowsThem) {
  const KnowledgeGraph graph = graph_of(declared);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph);
  const Measures measures(lens);
  const Scenario scenario(measures, lens, removal_of(graph, vertex(graph, "Maker")));
  std::string text;
  for (const Affected& affected : impact(flow, lens, scenario, std::nullopt).downstream)
    text += name_of(graph, affected.party) + (affected.lost == Match::certain ? " loses every source\n" : " may\n");
  EXPECT_EQ(text, "Buyer loses every source\nTester may\n");
}

}  // namespace
}  // namespace filiera::behaviour_test

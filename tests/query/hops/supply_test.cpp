// SPDX-License-Identifier: Apache-2.0
// Tests of supply: who supplies whom, with which goods.
#include "query/hops/supply.hpp"

#include <gtest/gtest.h>

#include "query/hops/hop_generator.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::supply_test {
namespace {

std::string text_of(const KnowledgeGraph& graph, const SupplyRow& row) {
  const auto names = [&](const std::vector<ClaimId>& claims) {
    std::string text;
    for (const ClaimId c : claims)
      text += (text.empty() ? "" : "+") + std::string(local_name(graph.terms().value(graph.term_of_claim(c))));
    return text;
  };
  std::string text = std::to_string(row.depth) + ' ' + name_of(graph, row.supplier) + ' ' +
                     name_of(graph, row.product) + ' ' + name_of(graph, row.recipient) + ' ' +
                     std::string(local_name(graph.kinds().edge_type(row.role).iri)) + ' ' + names(row.claims);
  if (!row.received.empty()) text += " for " + names(row.received);
  if (row.partner) text += " partner";
  if (row.match == Match::possible) text += " possible";
  if (row.contested != Match::no) text += " contested";
  for (const MeasureOnHop& measure : row.measures) text += " [" + text_of(graph, measure) + "]";
  return text + '\n';
}

struct Question {
  std::string_view to = "";
  std::string_view from = "";
  std::string_view product = "";
  std::uint32_t depth = 1;
};

std::string supply_of(std::string_view literal, const Question& question, LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  SupplyQuery query;
  if (!question.to.empty()) query.to = vertex(graph, question.to);
  if (!question.from.empty()) query.from = vertex(graph, question.from);
  if (!question.product.empty()) query.product = vertex(graph, question.product);
  query.depth = question.depth;
  std::string text;
  for (const SupplyRow& row : supply(flow, lens, measures, query)) text += text_of(graph, row);
  return text;
}

constexpr std::string_view chips = R"(
  document A 2025-06-15
  document B 2025-09-01
  company Foundry Designer Maker Buyer Outsider User
  product Chips Custom Fast
  k1: Custom kindOf Chips by A
  c1: Maker suppliesTo Buyer product=Fast modality=planned starts=2026 by A
  c2: Foundry manufactures Custom modality=ongoing by A
  c3: Buyer commissions Custom modality=ongoing by A
  c4: Designer designs Custom modality=ongoing by A
  c5: Buyer developsWith Outsider product=Custom modality=ongoing by A
  c6: User uses Fast modality=ongoing by A
  c7: Maker manufactures Fast modality=ongoing by A
  m1: measure restricts appliesTo=Chips by A
)";

TEST(Supply, SuppliersComeWithTheirRolesAndPartnersAfterThem) {
  EXPECT_EQ(supply_of(chips, {.to = "Buyer"}),
            "1 Foundry Custom Buyer manufactures c2 for c3 [against m1 certain]\n"
            "1 Maker Fast Buyer suppliesTo c1\n"
            "1 Designer Custom Buyer designs c4 for c3 partner [against m1 certain]\n"
            "1 Outsider Custom Buyer developsWith c5 for c3 partner [against m1 certain]\n");
}

TEST(Supply, RecipientsOfOneSupplier) {
  EXPECT_EQ(supply_of(chips, {.from = "Maker"}),
            "1 Maker Fast Buyer suppliesTo c1\n"
            "1 Maker Fast User manufactures c7 for c6 possible\n");
}

TEST(Supply, WhatIsUsedIsOnlyPossiblySuppliedByItsMaker) {
  EXPECT_EQ(supply_of(chips, {.to = "User"}), "1 Maker Fast User manufactures c7 for c6 possible\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(supply_of(chips, {.to = "User"}, certain), "");
}

TEST(Supply, AFamilyHoldsItsVariants) {
  EXPECT_EQ(supply_of(chips, {.product = "Chips"}),
            "1 Foundry Custom Buyer manufactures c2 for c3 [against m1 certain]\n"
            "1 Designer Custom Buyer designs c4 for c3 partner [against m1 certain]\n"
            "1 Outsider Custom Buyer developsWith c5 for c3 partner [against m1 certain]\n");
  EXPECT_EQ(supply_of(chips, {.to = "Buyer", .product = "Fast"}), "1 Maker Fast Buyer suppliesTo c1\n");
  EXPECT_EQ(supply_of(chips, {.to = "User", .product = "Chips"}), "");
}

TEST(Supply, BothEndsMustFit) {
  EXPECT_EQ(supply_of(chips, {.to = "Buyer", .from = "Maker"}), "1 Maker Fast Buyer suppliesTo c1\n");
  EXPECT_EQ(supply_of(chips, {.to = "User", .from = "Foundry"}), "");
}

TEST(Supply, GoodsMadeForNobodyInParticularHaveNoRecipient) {
  EXPECT_EQ(supply_of("document A 2025-06-15\n company Maker\n product Fast\n"
                      "c1: Maker manufactures Fast modality=ongoing by A",
                      {.from = "Maker"}),
            "1 Maker Fast - manufactures c1\n");
}

constexpr std::string_view chain = R"(
  document A 2025-06-15
  company Mine Smelter Works Shop
  product Ore Part Device
  c1: Mine suppliesTo Smelter product=Ore modality=ongoing by A
  c2: Smelter suppliesTo Works modality=ongoing by A
  c3: Works suppliesTo Shop product=Device modality=ongoing by A
  c4: Shop suppliesTo Mine modality=ongoing by A
)";

TEST(Supply, DepthCountsTiersAndEachCompanyIsAskedOnce) {
  EXPECT_EQ(supply_of(chain, {.to = "Shop"}), "1 Works Device Shop suppliesTo c3\n");
  EXPECT_EQ(supply_of(chain, {.to = "Shop", .depth = 2}),
            "1 Works Device Shop suppliesTo c3\n2 Smelter - Works suppliesTo c2\n");
  EXPECT_EQ(supply_of(chain, {.to = "Shop", .depth = UINT32_MAX}),
            "1 Works Device Shop suppliesTo c3\n2 Smelter - Works suppliesTo c2\n"
            "3 Mine Ore Smelter suppliesTo c1\n4 Shop - Mine suppliesTo c4\n");
  EXPECT_EQ(supply_of(chain, {.from = "Mine", .depth = 2}),
            "1 Mine Ore Smelter suppliesTo c1\n2 Smelter - Works suppliesTo c2\n");
}

TEST(Supply, WhatGoesIntoAProductIsOneTierFurtherUp) {
  const std::string_view parts = R"(
    document A 2025-06-15
    company Works PartMaker Shop
    product Part Device
    k1: Part inputTo Device by A
    c1: Works manufactures Device modality=ongoing by A
    c2: Shop commissions Device modality=ongoing by A
    c3: PartMaker manufactures Part modality=ongoing by A
  )";
  EXPECT_EQ(supply_of(parts, {.to = "Shop", .depth = 2}),
            "1 Works Device Shop manufactures c1 for c2\n2 PartMaker Part - manufactures c3\n");
}

TEST(Supply, TellingsOfOneMatterAreOneRowAndOthersAreNot) {
  const std::string_view told = R"(
    document A 2025-06-15
    document B 2025-09-01
    company Maker Buyer
    product Fast
    c1: Maker suppliesTo Buyer product=Fast modality=ongoing sameMatterAs=c2 by A
    c2: Maker suppliesTo Buyer product=Fast modality=ongoing by B
    c3: Maker suppliesTo Buyer product=Fast modality=contracted by A
  )";
  EXPECT_EQ(supply_of(told, {.to = "Buyer"}),
            "1 Maker Fast Buyer suppliesTo c1+c2\n1 Maker Fast Buyer suppliesTo c3\n");
}

TEST(Supply, ContestedHopsAreMarkedAndLeftOutOfWhatIsAsserted) {
  const std::string_view denied = R"(
    document A 2025-06-15
    company Maker Buyer
    c1: Maker suppliesTo Buyer modality=ongoing by A
    deny c1 by Buyer in A
  )";
  EXPECT_EQ(supply_of(denied, {.to = "Buyer"}), "1 Maker - Buyer suppliesTo c1 possible contested\n");
  LensOptions options;
  options.stance = StanceFilter::asserted;
  EXPECT_EQ(supply_of(denied, {.to = "Buyer"}, options), "");
}

TEST(Supply, NothingDeliveredIsNoRow) {
  EXPECT_EQ(supply_of("document A 2025-06-15\n company Maker Buyer\n product Fast\n"
                      "c1: Maker designs Fast modality=ongoing by A\n"
                      "c2: Buyer parentOf Maker modality=ongoing by A",
                      {.to = "Buyer"}),
            "");
}

TEST(Supply, OnlyWhatTheDateAllowsIsShown) {
  const std::string_view past = R"(
    document A 2025-06-15
    company Maker Buyer Other
    c1: Maker suppliesTo Buyer modality=done starts=2024-01 ends=2024-06 by A
    c2: Other suppliesTo Buyer modality=ongoing starts=2024-06-15 ends=[2024-12..2025-12] by A
  )";
  EXPECT_EQ(supply_of(past, {.to = "Buyer"}, as_of("2024-03-01")), "1 Maker - Buyer suppliesTo c1\n");
  EXPECT_EQ(supply_of(past, {.to = "Buyer"}, as_of("2024-07-01")), "1 Other - Buyer suppliesTo c2\n");
  EXPECT_EQ(supply_of(past, {.to = "Buyer"}, as_of("2025-03-01")), "1 Other - Buyer suppliesTo c2 possible\n");
  EXPECT_EQ(supply_of(past, {.to = "Buyer"}, as_of("2026-01-01")), "");
}

TEST(Supply, TheDestinationOfTheHopDecidesItsMeasures) {
  const std::string_view abroad = R"(
    document A 2025-06-15
    country China Singapore
    company Maker Buyer
    product Fast
    l1: Buyer locatedIn China by A
    c1: Maker suppliesTo Buyer product=Fast modality=ongoing toPlace=Singapore by A
    c2: Maker suppliesTo Buyer product=Fast modality=ongoing by A
    m1: measure prohibits appliesTo=Fast toPlace=China by A
  )";
  EXPECT_EQ(supply_of(abroad, {.to = "Buyer"}, as_of("2025-06-15")),
            "1 Maker Fast Buyer suppliesTo c1\n1 Maker Fast Buyer suppliesTo c2 [against m1 certain]\n");
}

TEST(Supply, WhoMakesSuppliesThoseWhoCommissionOnSharedDaysOnly) {
  const auto made_and_taken = [](std::string_view made, std::string_view taken) {
    return "document A 2025-06-15\ncompany Maker Buyer\nproduct Chip\nc1: Maker manufactures Chip " +
           std::string(made) + " by A\nc2: Buyer commissions Chip " + std::string(taken) + " by A\n";
  };
  const std::string apart = made_and_taken("starts=2025-01 ends=2025-01", "starts=2025-12 ends=2025-12");
  EXPECT_EQ(supply_of(apart, {.to = "Buyer"}), "");
  EXPECT_EQ(supply_of(apart, {.to = "Buyer"}, as_of("2025")), "");
  EXPECT_EQ(supply_of(apart, {.from = "Maker"}), "1 Maker Chip - manufactures c1\n");
  const std::string unsure = made_and_taken("starts=2025-01 ends=[2025-03..2025-12]", "starts=2025-06 ends=2025-12");
  EXPECT_EQ(supply_of(unsure, {.to = "Buyer"}), "1 Maker Chip Buyer manufactures c1 for c2 possible\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(supply_of(unsure, {.to = "Buyer"}, certain), "");
  EXPECT_EQ(supply_of(made_and_taken("starts=2025-01-01 ends=2025-12-31", "starts=2025-12-01 ends=2026"),
                      {.to = "Buyer"}, as_of("2025")),
            "1 Maker Chip Buyer manufactures c1 for c2\n");
}

TEST(Hops, AVisitThatReturnsFalseIsTheLast) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025
    company Maker Other Buyer Seller
    product Chip
    c1: Maker manufactures Chip by A
    c2: Other manufactures Chip by A
    c3: Buyer commissions Chip by A
    c4: Seller suppliesTo Buyer by A
  )");
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, {});
  const HopGenerator hops(flow, lens);
  const auto visits = [&](int wanted) {
    int count = 0;
    hops.into(vertex(graph, "Buyer"), [&](const ClaimedHop&) { return ++count < wanted; });
    return count;
  };
  EXPECT_EQ(visits(1), 1);
  EXPECT_EQ(visits(2), 2);
  EXPECT_EQ(visits(9), 3);
}

}  // namespace
}  // namespace filiera::supply_test

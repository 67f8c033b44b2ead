// SPDX-License-Identifier: Apache-2.0
// Tests of parties that are not suppliers, and of the time of a hop through a product.
#include <gtest/gtest.h>

#include "graph/lens/same_matter.hpp"
#include "query/hops/supply.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::supply_bounds_test {
namespace {

// "Maker P Buyer", then "partner", "?" and the measures in brackets; a line for each row.
std::string rows_of(std::string_view literal, std::string_view to, std::string_view product = "",
                    std::uint32_t depth = 1, LensOptions options = {}, std::string_view from = "") {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  SupplyQuery query;
  if (!to.empty()) query.to = vertex(graph, to);
  if (!from.empty()) query.from = vertex(graph, from);
  if (!product.empty()) query.product = vertex(graph, product);
  query.depth = depth;
  std::string text;
  for (const SupplyRow& row : supply(flow, lens, measures, query)) {
    text += name_of(graph, row.supplier) + ' ' + name_of(graph, row.product) + ' ' + name_of(graph, row.recipient);
    if (row.partner) text += " partner";
    if (row.match == Match::possible) text += " ?";
    for (const MeasureOnHop& measure : row.measures) text += " [" + text_of(graph, measure) + "]";
    text += '\n';
  }
  return text;
}

TEST(SupplyBounds, AnInputOfAFamilyIsNoVariantOfIt) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company Maker Buyer
    product Family Part Variant
    k1: Part inputTo Family by A
    k2: Variant kindOf Family by A
    c1: Maker suppliesTo Buyer product=Part by A
    c2: Maker suppliesTo Buyer product=Variant by A
  )",
                    "", "Family"),
            "Maker Variant Buyer\n");
}

TEST(SupplyBounds, ThoseWhoSupplyAPartnerAreNoSuppliersOfTheRecipient) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company Designer Buyer Other
    product Custom
    c1: Buyer commissions Custom by A
    c2: Designer designs Custom by A
    c3: Other suppliesTo Designer by A
  )",
                    "Buyer", "", 3),
            "Designer Custom Buyer partner\n");
}

TEST(SupplyBounds, OneWhoDesignsItsOwnProductIsNoPartnerOfItself) {
  EXPECT_EQ(rows_of("document A 2025-06-15\n company Buyer\n product Custom\n"
                    "c1: Buyer commissions Custom by A\n c2: Buyer designs Custom by A",
                    "Buyer"),
            "");
}

TEST(SupplyBounds, APartnerIsAsSureAsTheCommissionAndTheDesign) {
  const std::string_view literal = R"(
    document A 2025-06-15
    company Designer Buyer
    product Custom
    c1: Buyer commissions Custom starts=[2025-01..2025-12] by A
    c2: Designer designs Custom starts=2024 ends=2026 by A
  )";
  EXPECT_EQ(rows_of(literal, "Buyer", "", 1, as_of("2025-06-01")), "Designer Custom Buyer partner ?\n");
  EXPECT_EQ(rows_of(literal, "Buyer", "", 1, as_of("2024-06-01")), "");
}

TEST(SupplyBounds, DevelopingTogetherCountsInEitherDirectionForThatProductOnly) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company One Two Three Four Buyer
    product Custom Other
    c1: Buyer commissions Custom by A
    c2: One developsWith Buyer product=Custom by A
    c3: Two developsWith Buyer product=Other by A
    c4: Three parentOf Buyer product=Custom by A
    c5: Four developsWith Buyer by A
  )",
                    "Buyer"),
            "One Custom Buyer partner\n");
}

TEST(SupplyBounds, DesignersOfWhatIsOnlyUsedAreNoPartners) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company Maker Designer User
    product Fast
    c1: Maker manufactures Fast by A
    c2: User uses Fast by A
    c3: Designer designs Fast by A
  )",
                    "", "Fast"),
            "Maker Fast User ?\n");
}

TEST(SupplyBounds, PartnersInOtherProductsAreNotAskedFor) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company Designer Buyer
    product Custom Fast
    c1: Buyer commissions Custom by A
    c2: Designer designs Custom by A
  )",
                    "", "Fast"),
            "");
}

TEST(SupplyBounds, FromAProductOnlyItsPresentMakersSupply) {
  const std::string_view literal = R"(
    document A 2025-06-15
    company Works Buyer
    product Custom Part
    c1: Works manufactures Custom starts=2024 ends=2025-03 by A
    c2: Buyer commissions Custom starts=2024 ends=2026 by A
    k1: Part inputTo Custom by A
  )";
  EXPECT_EQ(rows_of(literal, "", "", 1, {}, "Custom"), "Works Custom Buyer\n");
  EXPECT_EQ(rows_of(literal, "", "", 1, as_of("2025-06-01"), "Custom"), "");
}

TEST(SupplyBounds, TellingsOfOneMatterAreAsSureAsTheSurest) {
  EXPECT_EQ(rows_of(R"(
    document A 2025-06-15
    company Works Buyer
    c1: Works suppliesTo Buyer modality=contracted starts=[2025-01..2026-12] sameMatterAs=c2 by A
    c2: Works suppliesTo Buyer modality=contracted starts=2025-01 by A
  )",
                    "Buyer", "", 1, as_of("2025-06-01")),
            "Works - Buyer\n");
}

// The one hop from Works over Custom to Buyer, with a measure on Custom.
std::string hop(std::string_view made, std::string_view received, std::string_view measure) {
  std::string literal =
      "document A 2025-06-15\ncompany Works Buyer\nproduct Custom\ncountry Here There\n"
      "c1: Works manufactures Custom MADE by A\nc2: Buyer commissions Custom RECEIVED by A\n"
      "m1: measure restricts appliesTo=Custom MEASURE by A\n";
  const auto put = [&](std::string_view word, std::string_view text) {
    literal.replace(literal.find(word), word.size(), text);
  };
  put("MADE", made);
  put("RECEIVED", received);
  put("MEASURE", measure);
  return rows_of(literal, "Buyer");
}

TEST(SupplyBounds, AHopThroughAProductLastsAsLongAsBothItsClaims) {
  const std::string bare = "Works Custom Buyer\n";
  const std::string under = "Works Custom Buyer [against m1 certain]\n";
  const std::string over_2025 = "starts=2025-01-01 ends=2025-12-31";
  const std::string over_2026 = "starts=2026-01-01 ends=2026-12-31";
  const std::string both_years = "starts=2025-01-01 ends=2026-12-31";
  EXPECT_EQ(hop(both_years, over_2026, over_2025), bare);
  EXPECT_EQ(hop(over_2026, both_years, over_2025), bare);
  EXPECT_EQ(hop(both_years, over_2025, over_2026), bare);
  EXPECT_EQ(hop(over_2025, both_years, over_2026), bare);
  EXPECT_EQ(hop(both_years, over_2025, over_2025), under);
}

TEST(SupplyBounds, AHopThroughAProductIsAsUncertainInTimeAsEitherOfItsClaims) {
  const std::string late = "starts=[2025-01-01..2025-06-01] ends=2026-12-31";
  const std::string early = "starts=2024-01-01 ends=[2025-01-01..2025-06-01]";
  const std::string sure = "starts=2024-01-01 ends=2026-12-31";
  for (const auto& [made, received] : {std::pair(late, sure), std::pair(sure, late)})
    EXPECT_NE(hop(made, received, "starts=2024-06-01 ends=2025-03-01").find("m1 possible"), std::string::npos);
  for (const auto& [made, received] : {std::pair(early, sure), std::pair(sure, early)})
    EXPECT_NE(hop(made, received, "starts=2025-03-01 ends=2026-03-01").find("m1 possible"), std::string::npos);
}

TEST(SupplyBounds, TheRecipientsDestinationCountsBeforeTheMakers) {
  const std::string bare = "Works Custom Buyer\n";
  const std::string under = "Works Custom Buyer [against m1 certain]\n";
  EXPECT_EQ(hop("", "toPlace=There", "toPlace=There"), under);
  EXPECT_EQ(hop("toPlace=There", "", "toPlace=There"), under);
  EXPECT_EQ(hop("toPlace=There", "toPlace=Here", "toPlace=There"), bare);
  EXPECT_EQ(hop("toPlace=Here", "toPlace=There", "toPlace=There"), under);
}

TEST(Matters, TellingsStandInOrderOfTheirIris) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-06-15
    company One Two
    c3: One suppliesTo Two sameMatterAs=c1 by A
    c1: Two suppliesTo One sameMatterAs=c2 by A
    c2: One suppliesTo Two by A
  )");
  const Lens lens(graph);
  EXPECT_EQ(same_matter_claims(lens, claim(graph, "c3")),
            (std::vector<ClaimId>{claim(graph, "c1"), claim(graph, "c2"), claim(graph, "c3")}));
}

}  // namespace
}  // namespace filiera::supply_bounds_test

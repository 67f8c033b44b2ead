// SPDX-License-Identifier: Apache-2.0
// Tests of the rule of measures: goods, places, parties, time.
#include "graph/measures/measures.hpp"

#include <gtest/gtest.h>

#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::measures_test {
namespace {

constexpr std::string_view world = R"(
  document A 2025-06-15
  document Later 2025-09-01
  place Asia Shenzhen
  country China Japan
  product Chips H20 H20E Server Rack Clothes
  company Nvidia Fujitsu ByteDance Huawei Moored
  group ChineseFirms Buyers
  k1: H20 kindOf Chips by A
  k2: H20E kindOf H20 by A
  k3: H20 inputTo Server by A
  k4: Server kindOf Rack by A
  l1: China locatedIn Asia by A
  l2: Japan locatedIn Asia by A
  l3: Shenzhen locatedIn China by A
  l4: ByteDance locatedIn China by A
  l5: Fujitsu locatedIn Japan by A
  l6: ChineseFirms locatedIn China by A
  l7: Huawei locatedIn Asia by A
  j1: ByteDance memberOf Buyers by A
)";

// The measures on the hop on the day of the article, in a world with further lines of literal.
std::string on_hop(std::string_view lines, std::string_view hop, LensOptions options = as_of("2025-06-15")) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  return measures_on(graph, hop_of(graph, hop), std::move(options));
}

TEST(Measures, AVariantIsGovernedByWhatAppliesToItsFamily) {
  const std::string_view block = "m1: measure prohibits appliesTo=Chips by A";
  EXPECT_EQ(on_hop(block, "Nvidia Chips ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Nvidia H20E ByteDance"), "against m1 certain");
}

TEST(Measures, AHopThatNamesTheFamilyIsOnlyPossiblyGoverned) {
  const std::string_view block = "m1: measure prohibits appliesTo=H20E by A";
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Nvidia Chips ByteDance"), "against m1 possible (part unknown)");
}

TEST(Measures, AComponentIsOnlyPossiblyGovernedByWhatAppliesToTheWhole) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=Server by A", "Nvidia H20 ByteDance"),
            "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=Rack by A", "Nvidia H20E ByteDance"),
            "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 by A", "Nvidia Server ByteDance"), "");
}

TEST(Measures, OtherGoodsAreNotGoverned) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=Clothes by A", "Nvidia H20 ByteDance"), "");
}

TEST(Measures, GoodsThatNoSourceStatesArePossiblyThose) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 by A", "Nvidia - ByteDance"),
            "against m1 possible (part unknown)");
}

TEST(Measures, OfSeveralGoodsOneIsEnough) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=Clothes appliesTo=H20 by A", "Nvidia H20 ByteDance"),
            "against m1 certain");
}

TEST(Measures, AFamilyThatIsOnlyPossiblyKnownMatchesOnlyPossibly) {
  LensOptions options;
  options.known_by = *parse_day("2025-06-30");
  const std::string_view lines = R"(
    document Vague [2025-06-20..2025-07-20]
    product Logic Board
    k9: Logic kindOf H20 by Vague
    m1: measure prohibits appliesTo=Chips by A
    m2: measure prohibits appliesTo=Server by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia Logic ByteDance", options),
            "against m1 possible (part unknown); against m2 possible (part unknown)");
}

TEST(Measures, ADestinationWithinThePlaceIsGoverned) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 toPlace=China by A", "Nvidia H20 ByteDance"),
            "against m1 certain");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 toPlace=Asia by A", "Nvidia H20 ByteDance"),
            "against m1 certain");
}

TEST(Measures, ADestinationThatOnlyContainsThePlaceIsPossiblyGoverned) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 toPlace=Shenzhen by A", "Nvidia H20 ByteDance"),
            "against m1 possible (part unknown)");
}

TEST(Measures, ADestinationElsewhereIsNotGoverned) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 toPlace=Japan by A", "Nvidia H20 ByteDance"), "");
}

TEST(Measures, ARecipientOfUnknownSeatIsPossiblyGoverned) {
  const std::string_view block = "m1: measure prohibits appliesTo=H20 toPlace=China by A";
  EXPECT_EQ(on_hop(block, "Nvidia H20 Moored"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Nvidia H20 -"), "against m1 possible (part unknown)");
}

TEST(Measures, TheDestinationStandsInPlaceOfTheSeat) {
  const std::string_view block = "m1: measure prohibits appliesTo=H20 toPlace=China by A";
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance Japan"), "");
  EXPECT_EQ(on_hop(block, "Nvidia H20 Fujitsu Shenzhen"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Nvidia H20 Fujitsu China"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Nvidia H20 Fujitsu Asia"), "against m1 possible (part unknown)");
}

TEST(Measures, FromPlaceIsWhereTheSupplierSits) {
  const std::string_view block = "m1: measure restricts appliesTo=H20 fromPlace=Japan by A";
  EXPECT_EQ(on_hop(block, "Fujitsu H20 ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "ByteDance H20 Fujitsu"), "");
  EXPECT_EQ(on_hop(block, "Huawei H20 Fujitsu"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "- H20 ByteDance Japan"), "against m1 possible (part unknown)");
}

TEST(Measures, APartyIsMetOnEitherSideOfTheHop) {
  const std::string_view block = "m1: measure prohibits appliesTo=H20 onParty=Huawei by A";
  EXPECT_EQ(on_hop(block, "Nvidia H20 Huawei"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Huawei H20 Nvidia"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "");
  EXPECT_EQ(on_hop(block, "Nvidia H20 -"), "against m1 possible (part unknown)");
}

constexpr std::string_view listings =
    "m1: measure prohibits onParty=Huawei starts=2025-01 by A\n turtle kg:m1 fil:appliesTo fil:AnyProduct .\n"
    "m2: measure requiresLicence onParty=Nvidia starts=2025-01 by A\n turtle kg:m2 fil:appliesTo fil:AnyProduct .\n"
    "m3: measure prohibits onParty=Moored starts=2025-07 by A\n turtle kg:m3 fil:appliesTo fil:AnyProduct .\n";

TEST(Measures, AListingIsOnTheHopsOfItsPartyAlone) {
  EXPECT_EQ(on_hop(listings, "Fujitsu H20 Huawei"), "against m1 certain");
  EXPECT_EQ(on_hop(listings, "Fujitsu H20 ByteDance"), "");
  EXPECT_EQ(on_hop(listings, "Fujitsu H20 -"), "");
  EXPECT_EQ(on_hop(listings, "Nvidia H20 -"), "against m2 certain");
  EXPECT_EQ(on_hop(listings, "- - Huawei"), "against m1 certain");
}

TEST(Measures, AnUnknownPartyMayBeAnyOfThoseThatListingsInForceName) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(listings));
  const auto unknown = [&](std::string_view hop, std::string_view day) {
    const Lens lens(graph, as_of(day));
    const Measures measures(lens);
    const UnknownParty found = measures.unknown_party(hop_of(graph, hop));
    EXPECT_EQ(measures.prohibits(hop_of(graph, hop)), found.prohibits);
    return std::pair(found.listings, found.prohibits);
  };
  EXPECT_EQ(unknown("Fujitsu H20 -", "2025-06-15"), std::pair(std::size_t{2}, Match::possible));
  EXPECT_EQ(unknown("- - ByteDance", "2025-08-15"), std::pair(std::size_t{3}, Match::possible));
  EXPECT_EQ(unknown("Fujitsu H20 ByteDance", "2025-06-15"), std::pair(std::size_t{0}, Match::no));
  EXPECT_EQ(unknown("Fujitsu H20 -", "2024-06-15"), std::pair(std::size_t{0}, Match::no));
}

TEST(Measures, WithoutADayAnUnknownPartyIsJudgedOverTheDaysOfTheHop) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(listings));
  const Lens lens(graph);
  const Measures measures(lens);
  Hop hop = hop_of(graph, "Fujitsu H20 -");
  EXPECT_EQ(measures.unknown_party(hop).listings, 3u);
  hop.time.end_earliest = hop.time.end_latest = *parse_day("2025-03-01");
  EXPECT_EQ(measures.unknown_party(hop).listings, 2u);
  hop.time.end_earliest = hop.time.end_latest = *parse_day("2024-03-01");
  EXPECT_EQ(measures.unknown_party(hop).listings, 0u);
}

TEST(Measures, AMemberOfTheGroupIsGoverned) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 onParty=Buyers by A", "Fujitsu H20 ByteDance"),
            "against m1 certain");
}

TEST(Measures, AGroupWithinTheGroupIsGoverned) {
  EXPECT_EQ(on_hop("group All\n j2: Buyers memberOf All by A\n m1: measure prohibits appliesTo=H20 onParty=All by A",
                   "Fujitsu H20 ByteDance"),
            "against m1 certain");
}

TEST(Measures, MembershipThatNoSourceStatesIsNone) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 onParty=ChineseFirms by A", "Fujitsu H20 ByteDance"), "");
  EXPECT_EQ(on_hop("j3: ByteDance memberOf ChineseFirms by A\n deny j3 by ByteDance in A\n"
                   "m1: measure prohibits appliesTo=H20 onParty=ChineseFirms by A",
                   "Fujitsu H20 ByteDance"),
            "against m1 possible (part unknown)");
}

TEST(Measures, MembershipThatIsOnlyDeniedIsNoneForTheMemberAndForOthers) {
  const std::string_view denied =
      "j3: ByteDance memberOf ChineseFirms\n deny j3 by ByteDance in A\n"
      "m1: measure prohibits appliesTo=H20 onParty=ChineseFirms by A";
  EXPECT_EQ(on_hop(denied, "Fujitsu H20 ByteDance"), "");
  EXPECT_EQ(on_hop(denied, "Fujitsu H20 Huawei"), "");
}

TEST(Measures, AHopToAGroupIsPossiblyGovernedByWhatIsOnAMember) {
  const std::string_view block = "m1: measure prohibits appliesTo=H20 onParty=ByteDance by A";
  EXPECT_EQ(on_hop(block, "Fujitsu H20 Buyers"), "against m1 possible (part unknown)");
}

TEST(Measures, AFormerMemberOfTheGroupIsNoReason) {
  EXPECT_EQ(on_hop("j5: Huawei memberOf Buyers starts=2020 ends=2021 by A\n"
                   "m1: measure prohibits appliesTo=H20 onParty=Huawei by A",
                   "Fujitsu H20 Buyers"),
            "");
}

TEST(Measures, CertainNeedsEveryPartCertain) {
  const std::string_view block =
      "m1: measure prohibits appliesTo=H20 toPlace=China fromPlace=Japan onParty=Buyers by A";
  EXPECT_EQ(on_hop(block, "Fujitsu H20 ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(block, "Fujitsu Chips ByteDance"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Fujitsu H20 ByteDance Asia"), "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop(block, "Fujitsu H20 ChineseFirms"), "")
      << "no source says that a member of one group is of the other";
  EXPECT_EQ(on_hop(block, "ByteDance H20 ByteDance"), "");
}

TEST(Measures, AMeasureWithoutGoodsIsNeverOnAHop) {
  const std::string_view block = "m1: measure prohibits onParty=ByteDance by A";
  EXPECT_EQ(on_hop(block, "Nvidia H20 ByteDance"), "");
  EXPECT_EQ(on_hop(block, "Nvidia - ByteDance"), "");
}

TEST(Measures, WhatIsOnlyPlannedMatchesAtMostPossibly) {
  EXPECT_EQ(on_hop("k9: Clothes kindOf Chips modality=planned by A\nm1: measure prohibits appliesTo=Chips by A",
                   "Nvidia Clothes ByteDance"),
            "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop("l9: Moored locatedIn Japan modality=planned by A\n"
                   "m1: measure prohibits appliesTo=H20 toPlace=China by A\n"
                   "m2: measure prohibits appliesTo=H20 toPlace=Japan by A",
                   "Nvidia H20 Moored"),
            "against m1 possible (part unknown); against m2 possible (part unknown)");
  EXPECT_EQ(on_hop("j9: Moored memberOf ChineseFirms modality=sought by A\n"
                   "m1: measure prohibits appliesTo=H20 onParty=ChineseFirms by A",
                   "Nvidia H20 Moored"),
            "against m1 possible (part unknown)");
}

TEST(Measures, ConditionsComeWithWhatTheyCondition) {
  EXPECT_EQ(on_hop("m1: measure permits appliesTo=H20 by A\n"
                   "q1: measure requires conditionOf=m1 by A\n"
                   "q2: measure requires conditionOf=m1 onParty=ByteDance by A",
                   "Nvidia H20 ByteDance"),
            "permits m1 certain if q1 q2");
}

TEST(Measures, AConditionThatTheLensHidesIsLeftOut) {
  LensOptions options = as_of("2025-06-15");
  options.known_by = *parse_day("2025-06-30");
  EXPECT_EQ(on_hop("m1: measure permits appliesTo=H20 by A\n"
                   "q1: measure requires conditionOf=m1 by Later",
                   "Nvidia H20 ByteDance", options),
            "permits m1 certain");
}

TEST(Measures, WorksForAndAgainstAreToldApart) {
  EXPECT_EQ(on_hop("m1: measure encourages appliesTo=H20 by A\n"
                   "m2: measure discourages appliesTo=H20 by A\n"
                   "m3: measure permits appliesTo=H20 by A\n"
                   "m4: measure requiresLicence appliesTo=H20 by A",
                   "Nvidia H20 ByteDance"),
            "against m2 certain; against m4 certain; permits m3 certain; favours m1 certain");
}

TEST(Measures, AMeasureThatEncouragesWorksAgainstTheGoodsItReplaces) {
  const std::string_view rule = "m1: measure encourages appliesTo=Server insteadOf=Clothes by A";
  EXPECT_EQ(on_hop(rule, "Nvidia Server ByteDance"), "favours m1 certain");
  EXPECT_EQ(on_hop(rule, "Nvidia Clothes ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(rule, "Nvidia Chips ByteDance"), "");
}

TEST(Measures, GoodsThatAreFavouredAndReplacedAlikeAreWorkedAgainst) {
  const std::string_view rule = "m1: measure encourages appliesTo=Chips insteadOf=H20 by A";
  EXPECT_EQ(on_hop(rule, "Nvidia H20 ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(rule, "Nvidia Chips ByteDance"), "favours m1 certain");
  EXPECT_EQ(on_hop(rule, "Nvidia - ByteDance"), "favours m1 possible (part unknown)");
}

TEST(Measures, WhatIsSoughtOrPlannedIsOnlyExpected) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 modality=sought by A\n"
                   "m2: measure prohibits appliesTo=H20E modality=planned by A\n"
                   "m3: measure prohibits appliesTo=Chips modality=contracted starts=2025 by A",
                   "Nvidia H20 ByteDance"),
            "against m3 possible (start unknown); against m1 certain expected; "
            "against m2 possible (part unknown) expected");
}

TEST(Measures, TheReasonOfDoubtInTimeIsSaid) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=H20 starts=2025-04 by A
    m2: measure prohibits appliesTo=H20 starts=2025-04 by A
    e2: event modality=done when=[2025-05..2025-12] terminates=m2 by A
    m3: measure prohibits appliesTo=H20 starts=[2025-04..2025-12] by A
    m4: measure prohibits appliesTo=H20 starts=2025-04 ends=2025-06 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance", as_of("2025-07-15")),
            "against m1 possible (carried forward); against m2 possible (end unknown); "
            "against m3 possible (start unknown)");
}

TEST(Measures, WithoutADateTheHopsOwnTimeCounts) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + "m1: measure prohibits appliesTo=H20 starts=2025-04-01 ends=2025-06-30 by A");
  const auto during = [&](std::string_view start, std::string_view end) {
    Hop hop = hop_of(graph, "Nvidia H20 ByteDance");
    hop.time = {period(start).first, period(start).last, period(end).first, period(end).last};
    return measures_on(graph, hop, {});
  };
  EXPECT_EQ(during("2025-06-30", "2025-08-01"), "against m1 certain");
  EXPECT_EQ(during("2025-07-01", "2025-08-01"), "");
  EXPECT_EQ(during("2025-03-01", "2025-03-31"), "");
  EXPECT_EQ(during("2025-03-01", "2025-04-01"), "against m1 certain");
  EXPECT_EQ(during("2025-06", "[2025-06..2025-07]"), "against m1 certain");
  EXPECT_EQ(during("[2025-06..2025-07]", "2025-08"), "against m1 possible");
  EXPECT_EQ(during("[2025-05..2025-06]", "[2025-05..2025-06]"), "against m1 certain");
  EXPECT_EQ(during("[2025-03..2025-04]", "[2025-03..2025-04]"), "against m1 possible");
}

TEST(Measures, AHopThatMayNeverBeIsNeverCertainlyGoverned) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + "m1: measure prohibits appliesTo=H20 starts=2025-04-01 ends=[2025-06..] by A");
  Hop hop = hop_of(graph, "Nvidia H20 ByteDance");
  EXPECT_EQ(measures_on(graph, hop, {}), "against m1 possible");
  hop.time = {period("2025-05").first, period("2025-05").last, period("2025-05").first, unbounded_future};
  EXPECT_EQ(measures_on(graph, hop, {}), "against m1 certain");
}

TEST(Measures, AMeasureThatMayNeverBeginGovernsNoHopForCertain) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + "m1: measure prohibits appliesTo=H20 modality=contracted by A");
  Hop hop = hop_of(graph, "Nvidia H20 ByteDance");
  hop.time = {unbounded_past, unbounded_past, unbounded_future, unbounded_future};
  EXPECT_EQ(measures_on(graph, hop, {}), "against m1 possible (start unknown)");
}

TEST(Measures, TellingsOfOneMatterComeAsOneRow) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=H20E sameMatterAs=m2 by A
    m2: measure prohibits by A
    m3: measure restricts appliesTo=H20 sameMatterAs=m2 by A
    m4: measure restricts appliesTo=H20 by A
    q1: measure requires conditionOf=m1 by A
    q3: measure requires conditionOf=m3 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), "against m3+m1 certain if q1 possible q3; against m4 certain")
      << "m1 governs the hop only possibly";
}

TEST(Measures, AMeasureThatTheLensHidesGovernsNothing) {
  LensOptions options;
  options.known_by = *parse_day("2025-06-30");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 by Later", "Nvidia H20 ByteDance", options), "");
}

TEST(Measures, AContestedMeasureGovernsUnlessOnlyWhatIsAssertedIsAsked) {
  const std::string_view lines = "m1: measure prohibits appliesTo=H20 by A\n deny m1 by ByteDance in Later";
  LensOptions options = as_of("2025-06-15");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance", options), "against m1 possible");
  options.stance = StanceFilter::asserted;
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance", options), "");
  options.known_by = *parse_day("2025-08-31");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance", options), "against m1 certain");
}

TEST(Measures, AContestedProhibitionBarsAtMostPossiblyAndATellingThatNobodyDeniesBars) {
  const auto prohibited = [](std::string_view lines) {
    const KnowledgeGraph graph =
        graph_of("document A 2025-06\ncompany Maker Buyer\nproduct Chip\n" + std::string(lines));
    const Lens lens(graph, as_of("2025-06-30"));
    const Measures measures(lens);
    const Hop hop = hop_of(graph, "Maker Chip Buyer");
    Match match = Match::no;
    for (const MeasureOnHop& row : measures.on(hop)) match = either(match, row.prohibits);
    EXPECT_EQ(measures.prohibits(hop), match);
    return match;
  };
  const std::string denied =
      "m1: measure prohibits appliesTo=Chip starts=2025-06 ends=2025-07 by A\ndeny m1 by Buyer in A\n";
  EXPECT_EQ(prohibited(denied), Match::possible);
  EXPECT_EQ(prohibited("m1: measure prohibits appliesTo=Chip starts=2025-06 ends=2025-07\ndeny m1 by Buyer in A\n"),
            Match::no);
  EXPECT_EQ(
      prohibited(denied + "m2: measure prohibits appliesTo=Chip starts=2025-06 ends=2025-07 sameMatterAs=m1 by A\n"),
      Match::certain);
  EXPECT_EQ(prohibited("m1: measure restricts appliesTo=Chip starts=2025-06 ends=2025-07 by A\n"), Match::no);
}

}  // namespace
}  // namespace filiera::measures_test

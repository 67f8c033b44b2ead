// SPDX-License-Identifier: Apache-2.0
// Whom a rule reaches: each test's name says what is held and what follows. Facts of the rules are from public
// guidance: US Treasury (OFAC) FAQ 398 to 402, US Commerce (BIS) affiliates rule, EU best practices of 2024, UK OFSI
// guidance.
#include "graph/ownership/reach.hpp"

#include <chrono>

#include "tests/graph/ownership/holdings_literal.hpp"

namespace filiera::ownership_reach_test {
namespace {

ReachRule half() {
  ReachRule rule;
  rule.threshold = Quantity(*Decimal::parse("0.5"));
  return rule;
}
ReachRule more_than_half() {
  ReachRule rule = half();
  rule.strict = true;
  return rule;
}
// More than half of shares or of votes, or control; listed parties are not added up.
ReachRule british() {
  ReachRule rule = more_than_half();
  rule.aggregate = false;
  rule.by_control = true;
  rule.counts = {true, true, false};
  return rule;
}
ReachRule multiplied() {
  ReachRule rule = half();
  rule.method = ReachMethod::multiplication;
  return rule;
}

// The reached, the listed left out: "A B?", with a question mark where only possibly.
std::string reached(std::string_view literal, const ReachRule& rule = half()) {
  HoldingsLiteral holdings(literal);
  std::string words[2];
  for (const bool at_once : {true, false}) {
    const auto reach = holdings.reach(rule, at_once);
    std::vector<std::pair<std::string, Match>> found;
    for (const std::string& name : holdings.names())
      if (const ReachedParty answer = reach->of(holdings.party(name)); answer.match != Match::no && !answer.listed)
        found.emplace_back(name, answer.match);
    std::sort(found.begin(), found.end());
    for (const auto& [name, match] : found) {
      std::string& text = words[at_once ? 0 : 1];
      text += (text.empty() ? "" : " ") + name + (match == Match::possible ? "?" : "");
    }
  }
  EXPECT_EQ(words[0], words[1]) << "all at once, and one by one";
  return words[0];
}

TEST(Reach, AddsUpListedHolders) {
  EXPECT_EQ(reached("listed A B\n A 0.2 C\n B 0.3 C"), "C");
  EXPECT_EQ(reached("listed A B\n A 0.2 C\n B 0.2999 C"), "");
}

TEST(Reach, CascadesThroughAReachedPartyWhichCountsWhole) {
  EXPECT_EQ(reached("listed X\n X 0.5 A\n A 0.5 B"), "A B");
  EXPECT_EQ(reached("listed X\n X 0.5 A\n X 0.5 B\n A 0.25 C\n B 0.25 C"), "A B C");
  EXPECT_EQ(reached("listed X\n X 0.5 A\n A 0.4 B\n X 0.1 B"), "A B");
}

TEST(Reach, PassesNothingOnThroughAMinorityHolding) {
  EXPECT_EQ(reached("listed X\n X 0.5 A\n X 0.1 B\n B 0.5 C"), "A");
  EXPECT_EQ(reached("listed S\n S 0.48 C\n C 1 A"), "");
}

TEST(Reach, ByControlOnlyWhereTheRuleSaysSo) {
  ReachRule control = half();
  control.by_control = true;
  EXPECT_EQ(reached("listed X\n X controls A\n A 0.5 B"), "");
  EXPECT_EQ(reached("listed X\n X controls A\n A 0.5 B", control), "A B");
  EXPECT_EQ(reached("listed X\n X controls A maybe\n X 0.4 A", control), "A?");
}

TEST(Reach, ExactlyTheThresholdIsEnoughUnlessMoreIsAsked) {
  EXPECT_EQ(reached("listed L\n L 0.5 C"), "C");
  EXPECT_EQ(reached("listed L\n L 0.5 C", more_than_half()), "");
  EXPECT_EQ(reached("listed L\n L >0.5..0.75 C", more_than_half()), "C");
  EXPECT_EQ(reached("listed L\n L >0.25..0.5 C", more_than_half()), "");
  EXPECT_EQ(reached("listed L\n L 0.4..<0.5 C\n L 0.4..0.5 E"), "E?");
}

TEST(Reach, DecimalsAreExactWhateverTheirLength) {
  EXPECT_EQ(reached("listed L\n L 0.4999999999999999999 C"), "");
  EXPECT_EQ(reached("listed L\n L 0.49999999999999999999999999999999999999999 C\n L 0.5 D"), "D");
  EXPECT_EQ(reached("listed A B K\n A 0.1 C\n B 0.2 C\n K 0.2 C"), "C");
  EXPECT_EQ(reached("listed A B\n A 0.30000000000000000000000001 C\n B 0.19999999999999999999999999 C"), "C");
}

TEST(Reach, AnIntervalThatHoldsTheThresholdIsPossible) {
  EXPECT_EQ(reached("listed L K\n L 0.35 C\n K 0.2..0.3 C\n L 0.3 E\n K 0.1..0.2 E"), "C E?");
  EXPECT_EQ(reached("listed L\n L ? C"), "C?");
  EXPECT_EQ(reached("listed L\n L 0.5 A\n L ? C\n A ? C"), "A C?");
}

TEST(Reach, WhatIsNotToldIsAtMostWhatOthersLeave) {
  EXPECT_EQ(reached("listed L\n L ? C\n Z >0.5..1 C"), "");
  EXPECT_EQ(reached("listed L\n L ? C\n Z 0.5 C"), "C?");
  EXPECT_EQ(reached("listed L K\n L ? C\n K ? C\n Z 0.6 C\n L ? E\n K 0.1 E\n Z 0.4 E"), "E?");
}

TEST(Reach, APossibleHoldingThatDoesNotFitIsLeftOut) {
  EXPECT_EQ(reached("listed L\n L 0.6 C maybe\n Z 0.5 C"), "");
  EXPECT_EQ(reached("listed L\n L 0.6 C maybe\n Z 0.5 C maybe"), "C?");
}

TEST(Reach, HoldingsThatExcludeOneAnotherAreTriedOneByOne) {
  // 0.3 and 0.4, or 0.35 of another, never all of them: together at most 0.75.
  const std::string three = "listed K L M\n K 0.35 C maybe\n L 0.4 C maybe\n M 0.3 C maybe";
  ReachRule high = half();
  high.threshold = Quantity(*Decimal::parse("0.75"));
  EXPECT_EQ(reached(three, high), "C?");
  high.threshold = Quantity(*Decimal::parse("0.76"));
  EXPECT_EQ(reached(three, high), "");
}

TEST(Reach, ManyExclusiveHoldingsAreNotDecidedAndSoPossible) {
  HoldingsLiteral holdings("listed L");
  const PartyId listed = holdings.party("L"), asset = holdings.party("C");
  // Powers of two: no two sums are alike.
  Decimal share = *Decimal::parse("0.9");
  for (int i = 0; i < 40; ++i) {
    share = share * *Decimal::parse("0.87");
    holdings.add(listed, asset, Quantity(share), Quantity(share), Match::possible);
  }
  ReachRule rule = half();
  rule.threshold =
      Quantity(*Decimal::parse("0.9999999999999999999999999999999999999999999999999999999999999999999999999"));
  const auto reach = holdings.reach(rule);
  const ReachedParty answer = reach->of(asset);
  EXPECT_EQ(answer.match, Match::possible);
  ASSERT_NE(answer.reason, nullptr);
  EXPECT_EQ(answer.reason->undecided, 40u);
}

TEST(Reach, ARegisterThatContradictsItselfMakesNothingCertain) {
  EXPECT_EQ(reached("listed L\n L 0.6 C\n Z 0.5 C"), "C?");
  EXPECT_EQ(reached("listed L\n L 1 C\n Z 1 C"), "C?");
}

TEST(Reach, TwoTellingsOfOneHoldingAreNeverAddedUp) {
  EXPECT_EQ(reached("listed L\n L 0.3 C t1\n L 0.3 C t1"), "");
  EXPECT_EQ(reached("listed L\n L 0.3 C t1\n L 0.6 C t1"), "C?");
  EXPECT_EQ(reached("listed L\n L 0.5 C t1\n L 0.6 C t1"), "C");
}

TEST(Reach, BlocksAddUpAndUnmarkedHoldingsPerhaps) {
  EXPECT_EQ(reached("listed L\n L 0.25 C block\n L 0.25 C block"), "C");
  EXPECT_EQ(reached("listed L\n L 0.25 C\n L 0.25 C"), "C?");
  EXPECT_EQ(reached("listed L\n L 0.5 C\n L 0.25 C"), "C");
}

TEST(Reach, SharesAndVotesAreEachSummedForThemselves) {
  EXPECT_EQ(reached("listed P\n P 0.3 C\n P 0.3 C votes", british()), "");
  EXPECT_EQ(reached("listed P\n P 0.1 C\n P 0.51 C votes", british()), "C");
  EXPECT_EQ(reached("listed P\n P 0.1 C\n P 0.51 C votes", half()), "");
}

TEST(Reach, WithoutAddingUpEachListedPartyReachesForItself) {
  EXPECT_EQ(reached("listed P Q\n P 0.3 C\n Q 0.3 C", british()), "");
  EXPECT_EQ(reached("listed P\n P 0.3 C\n P 0.6 S\n S 0.3 C", british()), "C S");
}

TEST(Reach, HoldersByAJointArrangementEachHoldWhatBothHold) {
  EXPECT_EQ(reached("listed P Q\n P 0.3 C\n Q 0.3 C\n P joint Q", british()), "C");
  EXPECT_EQ(reached("listed P\n P 0.3 C\n Q 0.3 C\n P joint Q", british()), "C");
  EXPECT_EQ(reached("listed P\n P 0.3 C\n Q 0.3 C\n P joint Q maybe", british()), "C?");
  EXPECT_EQ(reached("listed P\n P 0.3 C\n Q 0.3 C\n P joint Q", multiplied()), "C");
}

TEST(Reach, ARingWithoutAListedMemberNeverGetsIn) {
  EXPECT_EQ(reached("listed L\n A 0.6 B\n B 0.6 A\n L 0.4 A\n L 0.4 B"), "");
  EXPECT_EQ(reached("listed L\n A 0.6 B\n B 0.6 A\n L 0.4 A\n L 0.4 B", multiplied()), "A B");
  EXPECT_EQ(reached("listed L\n A 1 B\n B 1 A", multiplied()), "");
}

TEST(Reach, ACompanysOwnSharesDoNotHelpItIn) {
  EXPECT_EQ(reached("listed L\n L 0.4 A\n A 0.2 A"), "");
  EXPECT_EQ(reached("listed L\n L 0.4 A\n A 0.2 A", multiplied()), "A");
  EXPECT_EQ(reached("listed L\n L 0.39 A\n A 0.2 A", multiplied()), "");
}

TEST(Reach, MultiplicationMultipliesAlongChainsAndAddsThemUp) {
  EXPECT_EQ(reached("listed L\n L 0.5 A\n A 0.5 B", multiplied()), "A");
  EXPECT_EQ(reached("listed L\n L 0.8 A\n A 0.5 C\n L 0.1 C", multiplied()), "A C");
  EXPECT_EQ(reached("listed L\n L 0.4 A\n B 0.4 A\n L 0.25 B\n A 0.5 B", multiplied()), "A B");
  EXPECT_EQ(reached("listed L K\n Z 1 L\n L 0.5 A\n K 0.1..0.2 A", multiplied()), "A");
}

TEST(Reach, OnlyDirectlyWhereTheRuleDoesNotReachThrough) {
  ReachRule direct = half();
  direct.indirect = false;
  EXPECT_EQ(reached("listed L\n L 0.6 A\n A 0.6 B", direct), "A");
  direct.method = ReachMethod::multiplication;
  EXPECT_EQ(reached("listed L\n L 0.6 A\n A 0.9 B", direct), "A");
}

TEST(Reach, APossiblyListedPartyReachesPossibly) { EXPECT_EQ(reached("listed L?\n L 1 A\n A 1 B"), "A? B?"); }

TEST(Reach, WhoIsSeatedWhereTheRuleDoesNotReachIsNotReachedButPassesOn) {
  ReachRule alone = half();
  alone.aggregate = false;
  for (const ReachRule& rule : {half(), multiplied(), alone}) {
    EXPECT_EQ(reached("listed L\n L 1 A\n A 1 B\n never A", rule), "B");
    EXPECT_EQ(reached("listed L\n L 1 A\n A 1 B\n only possibly A", rule), "A? B");
    EXPECT_EQ(reached("listed L\n L 1 A\n A 1 B\n never B", rule), "A");
  }
}

TEST(Reach, OfFourListedPartiesThoseWhoHoldAnyThroughMembersStandBehind) {
  // A puzzle of counsel: CoC is held 48 % only; CoD 50 %; CoB 42 % and 52 % through CoD; CoA 3 % and 47 %.
  HoldingsLiteral holdings(
      "listed SdnA SdnB SdnD SdnF\n SdnA 0.03 CoA\n CoB 0.47 CoA\n CoC 0.5 CoA\n SdnB 0.42 CoB\n CoD 0.52 CoB\n"
      "SdnB 0.48 CoC\n PersonC 0.52 CoC\n SdnD 0.5 CoD\n Trust 0.5 CoD\n SdnF 0.81 CoE\n PersonE 0.19 CoE");
  for (const bool at_once : {true, false}) {
    const auto reach = holdings.reach(half(), at_once);
    const auto behind = [&](const std::string& name) {
      std::string names;
      for (const auto& [listed, match] : reach->listed_behind(holdings.party(name))) {
        EXPECT_EQ(match, Match::certain);
        names += holdings.names()[listed] + " ";
      }
      return names;
    };
    EXPECT_EQ(behind("CoA"), "SdnA SdnB SdnD ");
    EXPECT_EQ(behind("CoB"), "SdnB SdnD ");
    EXPECT_EQ(behind("CoC"), "");
    EXPECT_EQ(behind("CoD"), "SdnD ");
    EXPECT_EQ(behind("CoE"), "SdnF ");
  }
}

TEST(Reach, AReasonNamesTheFewestHoldersThatPassTheGreatestFirst) {
  HoldingsLiteral holdings("listed A B K\n A 0.1 C\n B 0.2 C\n K 0.35 C");
  const auto reach = holdings.reach(half());
  const ReachedParty answer = reach->of(holdings.party("C"));
  ASSERT_NE(answer.reason, nullptr);
  EXPECT_EQ(answer.reason->claims, (std::vector<std::uint32_t>{2, 1}));
}

TEST(Reach, TenThousandHoldingsOfOneAssetAreAddedUp) {
  for (const Match presence : {Match::certain, Match::possible}) {
    HoldingsLiteral holdings;
    const PartyId asset = holdings.party("C");
    const Quantity share(*Decimal::parse("0.00005"));
    for (int i = 0; i < 10'000; ++i) {
      const PartyId owner = holdings.party("L" + std::to_string(i));
      holdings.listed_parties.push_back({owner, Match::certain});
      holdings.add(owner, asset, share, share, presence);
    }
    const auto reach = holdings.reach(half());
    EXPECT_EQ(reach->of(asset).match, presence);
    const auto strict = holdings.reach(more_than_half());
    EXPECT_EQ(strict->of(asset).match, Match::no);
  }
}

TEST(Reach, AChainAndARingOfAHundredThousandAreFollowedToTheirEnd) {
  constexpr PartyId length = 100'000;
  for (const bool ring : {false, true}) {
    HoldingsLiteral holdings;
    const Quantity share(*Decimal::parse("0.9"));
    holdings.listed_parties = {{0, Match::certain}};
    holdings.add(0, 1, share, share);
    for (PartyId i = 1; i < length; ++i) holdings.add(i, i + 1, share, share);
    if (ring) holdings.add(length, 1, Quantity(*Decimal::parse("0.1")), Quantity(*Decimal::parse("0.1")));
    const auto cascade = holdings.reach(half());
    EXPECT_EQ(cascade->of(length).match, Match::certain);
    const auto asked = holdings.reach(half(), false);
    EXPECT_EQ(asked->of(length).match, Match::certain);
  }
}

TEST(Reach, MultiplicationFollowsALongChainAndRingWithinBoundedDigits) {
  constexpr PartyId length = 2'000;
  for (const bool ring : {false, true}) {
    HoldingsLiteral holdings;
    const Quantity share(*Decimal::parse("0.9"));
    holdings.listed_parties = {{0, Match::certain}};
    holdings.add(0, 1, share, share);
    for (PartyId i = 1; i < length; ++i) holdings.add(i, i + 1, share, share);
    if (ring) holdings.add(length, 1, Quantity(*Decimal::parse("0.1")), Quantity(*Decimal::parse("0.1")));
    const auto reach = holdings.reach(multiplied());
    // 0.9^6 is over a half, 0.9^7 is not; what comes back around the ring is next to nothing.
    EXPECT_EQ(reach->of(6).match, Match::certain);
    EXPECT_EQ(reach->of(7).match, Match::no);
    EXPECT_EQ(reach->of(length).match, Match::no);
  }
}

}  // namespace
}  // namespace filiera::ownership_reach_test

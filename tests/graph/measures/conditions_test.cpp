// SPDX-License-Identifier: Apache-2.0
// Tests of the conditions of a measure on a hop: when they hold, and how firmly.
#include "graph/measures/conditions.hpp"

#include <gtest/gtest.h>

#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::conditions_test {
namespace {

constexpr std::string_view world = R"(
  document A 2025-12-01
  document Vague [2025-01..2025-12]
  product Chip
  company Maker Buyer
  regulator Gov
  m1: measure permits appliesTo=Chip starts=2020-01-01 modality=ongoing by A
)";

std::string on_hop(std::string_view lines, LensOptions options = as_of("2025-06-15")) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  return measures_on(graph, hop_of(graph, "Maker Chip Buyer"), std::move(options));
}

TEST(Conditions, OnlyThoseInForceOnTheDayCount) {
  EXPECT_EQ(on_hop("over: measure requires conditionOf=m1 modality=ongoing starts=2020-01-01 ends=2021-12-31 by A\n"
                   "ended: measure requires conditionOf=m1 modality=ongoing starts=2020-01-01 by A\n"
                   "e1: event modality=done when=2022-02-02 terminates=ended by A\n"
                   "later: measure requires conditionOf=m1 modality=ongoing starts=2028-01-01 by A\n"
                   "now: measure requires conditionOf=m1 modality=ongoing starts=2020-01-01 by A"),
            "permits m1 certain if now");
}

TEST(Conditions, WithoutADateTheDaysOfTheHopCount) {
  const std::string_view lines =
      "over: measure requires conditionOf=m1 modality=ongoing starts=2020-01-01 ends=2021-12-31 by A\n"
      "c1: Maker suppliesTo Buyer product=Chip starts=2024-01-01 ends=2025-01-01 by A\n"
      "then: measure requires conditionOf=m1 modality=ongoing starts=2024-06-01 ends=2024-07-01 by A";
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  Hop hop = hop_of(graph, "Maker Chip Buyer");
  hop.time = Lens(graph).bounds(claim(graph, "c1"));
  EXPECT_EQ(measures_on(graph, hop, {}), "permits m1 certain if then");
}

TEST(Conditions, OneThatMayNotHaveBegunIsPossibleAndSaysWhy) {
  const KnowledgeGraph graph = graph_of(
      std::string(world) + "q1: measure requires conditionOf=m1 modality=ongoing starts=[2024-01..2026-12] by A\n");
  const Lens lens(graph, as_of("2025-06-15"));
  const std::vector<MeasureOnHop> on = Measures(lens).on(hop_of(graph, "Maker Chip Buyer"));
  ASSERT_EQ(on.size(), 1u);
  ASSERT_EQ(on[0].conditions.size(), 1u);
  EXPECT_EQ(on[0].conditions[0].match, Match::possible);
  ASSERT_EQ(on[0].conditions[0].doubts.size(), 1u);
  EXPECT_EQ(on[0].conditions[0].doubts[0], (Doubt{DoubtKind::start, claim(graph, "q1"), period("[2024-01..2026-12]")}));
}

TEST(Conditions, WithoutDatesItHoldsAsLongAsItsMeasure) {
  EXPECT_EQ(on_hop("q1: measure requires conditionOf=m1 by A", as_of("2021-01-01")), "permits m1 certain if q1");
}

TEST(Conditions, WhatIsDisputedOrPerhapsPublishedLaterIsPossible) {
  EXPECT_EQ(on_hop("q1: measure requires conditionOf=m1 by A\ndeny q1 by Gov in A", as_of("2021-01-01")),
            "permits m1 certain if q1 possible");
  LensOptions options = as_of("2021-01-01");
  options.known_by = *parse_day("2025-12-01");
  EXPECT_EQ(on_hop("q1: measure requires conditionOf=m1 by Vague", options), "permits m1 certain if q1 possible");
}

TEST(Conditions, ThatOfADisputedTellingIsPossibleAndThatOfAPlannedOneExpected) {
  EXPECT_EQ(on_hop("m2: measure permits appliesTo=Chip starts=2020-01-01 modality=ongoing sameMatterAs=m1 by A\n"
                   "deny m2 by Gov in A\n"
                   "m3: measure permits appliesTo=Chip starts=2020-01-01 modality=planned sameMatterAs=m1 by A\n"
                   "m4: measure permits appliesTo=Chip starts=2020-01-01 modality=ongoing sameMatterAs=m1\n"
                   "deny m4 by Gov in A\n"
                   "q1: measure requires conditionOf=m1 by A\n"
                   "q2: measure requires conditionOf=m2 by A\n"
                   "q3: measure requires conditionOf=m3 by A\n"
                   "q4: measure requires conditionOf=m4 by A\n",
                   as_of("2021-01-01")),
            "permits m1+m2+m3 certain if q1 q2 possible q3 expected");
}

TEST(Conditions, OneOfTwoTellingsIsAsFirmAsTheFirmerOfThem) {
  EXPECT_EQ(on_hop("m2: measure permits appliesTo=Chip starts=2020-01-01 modality=planned sameMatterAs=m1 by A\n"
                   "q1: measure requires conditionOf=m1 conditionOf=m2 by A\n",
                   as_of("2021-01-01")),
            "permits m1+m2 certain if q1");
}

}  // namespace
}  // namespace filiera::conditions_test

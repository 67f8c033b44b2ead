// SPDX-License-Identifier: Apache-2.0
// Tests of contradictions, and of explained differences.
#include "query/claims/contradictions.hpp"

#include <gtest/gtest.h>

#include <tuple>

#include "tests/graph/graph_literal.hpp"

namespace filiera {
namespace {

std::string names(const KnowledgeGraph& graph, const std::vector<ClaimId>& claims) {
  std::string text;
  for (const ClaimId c : claims) text += ' ' + std::string(local_name(graph.terms().value(graph.term_of_claim(c))));
  return text;
}

// A line for each contradiction, then one for each explained difference.
std::string told(const std::string& literal, LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(literal);
  const Lens lens(graph, std::move(options));
  constexpr std::string_view kinds[] = {"denied", "answered", "conflicting", "differing"};
  std::string text;
  for (const Contradiction& found : contradictions(lens))
    text += std::string(kinds[static_cast<std::size_t>(found.kind)]) + names(graph, found.claims) +
            (found.condition == no_claim ? "" : ", on a reading of" + names(graph, {found.condition})) + '\n';
  for (const ExplainedDifference& found : explained_differences(lens))
    text += "explained by" + names(graph, {found.remark}) + ':' + names(graph, found.claims) + '\n';
  return text;
}

std::string figure(std::string_view name, std::string_view value, std::string_view more = "") {
  const std::string id(name);
  return "turtle kg:" + id + " a fil:Figure ; fil:about kg:Acme ; fil:metric fil:growthRate ; " + std::string(more) +
         " fil:when \"2025\"^^edtf:EDTF ; fil:amount kg:" + id + "n . kg:" + id +
         "n a schema:QuantitativeValue ; schema:value " + std::string(value) + " ; schema:unitText \"percent\" .\n" +
         "affirm " + id + " by A in A\n";
}

std::string remark(std::string_view properties) {
  return "turtle kg:r1 a fil:Remark ; fil:text \"x\"@en ; " + std::string(properties) + " .\naffirm r1 by A in B\n";
}

constexpr std::string_view voices = R"(
  document A 2025-06
  document B 2026-06
  company Acme Bolt
)";

TEST(Contradictions, FiguresOfOneThingMetricAndPeriodThatExcludeEachOtherDiffer) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + figure("f2", "20")), "differing f1 f2\n");
}

TEST(Contradictions, WhatNobodyAffirmsIsNoOtherFigure) {
  std::string denied = figure("f2", "20");
  denied.replace(denied.find("affirm f2"), 9, "deny f2");
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + denied), "denied f2\n");
}

TEST(Contradictions, AboutAnAmountIsAFewPerCentAroundItBelowZeroToo) {
  for (const auto& [a, b, differ] :
       {std::tuple("100", "104", false), {"100", "106", true}, {"-100", "-104", false}, {"-100", "-106", true}})
    EXPECT_EQ(told(std::string(voices) + figure("f1", a) + figure("f2", b) + "turtle kg:f1n fil:approximate true .\n"),
              differ ? "differing f1 f2\n" : "");
}

TEST(Contradictions, FiguresAreComparedExactlyBeyondTheRangeOfDoubles) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "9007199254740992") + figure("f2", "9007199254740993")),
            "differing f1 f2\n");
  EXPECT_EQ(told(std::string(voices) + figure("f1", "0.30") + figure("f2", "0.3")), "");
}

std::string bounded(std::string_view name, std::string_view properties) {
  const std::string id(name);
  return "turtle kg:" + id +
         " a fil:Figure ; fil:about kg:Acme ; fil:metric fil:monthlyActiveUsers ; fil:amount kg:" + id +
         "n . kg:" + id + "n a schema:QuantitativeValue ; " + std::string(properties) + " .\naffirm " + id +
         " by A in A\n";
}

TEST(Contradictions, AStrictBoundExcludesItself) {
  const std::string twelve = bounded("f2", "schema:value 12");
  EXPECT_EQ(told(std::string(voices) + bounded("f1", "schema:minValue 12") + twelve), "");
  EXPECT_EQ(told(std::string(voices) + bounded("f1", "schema:minValue 12 ; fil:strict true") + twelve),
            "differing f1 f2\n");
  EXPECT_EQ(told(std::string(voices) + bounded("f1", "schema:maxValue 12 ; fil:strict true") + twelve),
            "differing f1 f2\n");
  EXPECT_EQ(told(std::string(voices) + bounded("f1", "schema:maxValue 12.1 ; fil:strict true") + twelve), "");
}

std::string share(std::string_view name, std::string_view value, std::string_view more = "") {
  const std::string id(name);
  return "turtle kg:" + id + " a fil:Figure ; fil:about kg:Acme ; fil:metric fil:monthlyActiveUsers ; " +
         std::string(more) + " fil:share " + std::string(value) + " .\naffirm " + id + " by A in A\n";
}

TEST(Contradictions, SharesOfOneWholeExcludeEachOther) {
  EXPECT_EQ(told(std::string(voices) + share("f1", "0.25") + share("f2", "0.75")), "differing f1 f2\n");
  EXPECT_EQ(told(std::string(voices) + share("f1", "0.25") + share("f2", "0.250")), "");
  EXPECT_EQ(told(std::string(voices) + share("f1", "0.25", "fil:shareOf \"sales\"@en ;") + share("f2", "0.75")), "");
}

TEST(Contradictions, AShareIsApproximateHoweverTheBooleanIsWritten) {
  for (const std::string is_true : {"true", "\"1\"^^<http://www.w3.org/2001/XMLSchema#boolean>"})
    EXPECT_EQ(
        told(std::string(voices) + share("f1", "0.25", "fil:approximate " + is_true + " ;") + share("f2", "0.26")), "");
}

TEST(Contradictions, GrowthOfDifferentMetricsIsNoDifference) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10", "fil:growthOf fil:tokens ;") +
                 figure("f2", "20", "fil:growthOf fil:spending ;")),
            "");
}

TEST(Contradictions, ADifferenceThatARemarkExplainsIsToldApart) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + figure("f2", "20") +
                 remark("fil:about kg:f1, kg:f2 ; fil:difference fil:scope")),
            "explained by r1: f1 f2\n");
}

TEST(Contradictions, ARemarkThatNamesNoDifferenceExplainsNone) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + figure("f2", "20") + remark("fil:about kg:f1, kg:f2")),
            "differing f1 f2\n");
}

TEST(Contradictions, ADifferenceIsExplainedOnlyWhereTheLensShowsTheRemark) {
  LensOptions options;
  options.known_by = period("2025-12-31").last;
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + figure("f2", "20") +
                     remark("fil:about kg:f1, kg:f2 ; fil:difference fil:scope"),
                 options),
            "differing f1 f2\n");
}

TEST(Contradictions, ADifferenceThatTwoGraphsStateIsOfTheSameClaims) {
  const std::string explained = figure("f1", "10") + figure("f2", "20") +
                                remark("fil:about kg:f1, kg:f2 ; fil:difference fil:scope") +
                                "turtle GRAPH ex:g { kg:r1 fil:about kg:f1, kg:f2 }\n";
  EXPECT_EQ(told(std::string(voices) + explained), "explained by r1: f1 f2\n");
}

TEST(Contradictions, WhatIsStatedToConflictIsNotExplainedAway) {
  EXPECT_EQ(told(std::string(voices) + figure("f1", "10") + figure("f2", "20") + "relate f1 conflictsWith f2\n" +
                 remark("fil:about kg:f1, kg:f2 ; fil:difference fil:scope")),
            "conflicting f1 f2, on a reading of r1\nexplained by r1: f1 f2\n");
}

std::string conflict_of_two() {
  return std::string(voices) + R"(
  c1: Acme suppliesTo Bolt modality=ongoing by A
  c2: Bolt suppliesTo Acme modality=ongoing by A
  relate c1 conflictsWith c2
)";
}

TEST(Contradictions, OnlyARemarkThatSomebodyAffirmsMakesAConflictConditional) {
  const std::string reading =
      "turtle kg:r1 a fil:Remark ; fil:text \"x\"@en ; fil:about kg:c1, kg:c2 ; fil:difference fil:scope .\n";
  EXPECT_EQ(told(conflict_of_two() + reading + "deny r1 by A in A\n"), "denied r1\nconflicting c1 c2\n");
  LensOptions options;
  options.known_by = period("2025-12-31").last;
  EXPECT_EQ(told(conflict_of_two() + reading + "affirm r1 by A in B\ndeny r1 by A in A\n", options),
            "denied r1\nconflicting c1 c2\n");
}

TEST(Contradictions, ARemarkOnManyClaimsThatNamesNoDifferenceIsNoReadingOfAConflict) {
  EXPECT_EQ(told(conflict_of_two() + remark("fil:about kg:c1, kg:c2, kg:Acme")), "conflicting c1 c2\n");
  EXPECT_EQ(told(conflict_of_two() + remark("fil:about kg:c1, kg:c2")), "conflicting c1 c2, on a reading of r1\n");
  EXPECT_EQ(told(conflict_of_two() + remark("fil:about kg:c1, kg:c2, kg:Acme ; fil:difference fil:time")),
            "conflicting c1 c2, on a reading of r1\nexplained by r1: c1 c2\n");
}

TEST(Contradictions, AnAnswerStandsBesideWhatItAnswersAndIsNotDeniedOnceMore) {
  EXPECT_EQ(told(std::string(voices) + R"(
  product Chip Fast
  k1: Fast kindOf Chip by A
  c1: Acme suppliesTo Bolt product=Chip modality=ongoing by A
  c2: Acme suppliesTo Bolt product=Fast modality=done
  deny c2 by Acme in A
  relate c2 answers c1
)"),
            "answered c1 c2\n");
}

// A figure of spending about the things, told by A.
std::string spending(const std::string& id, const std::string& number, const std::string& things) {
  return "turtle kg:" + id + " a fil:Figure ; fil:metric fil:spending ; fil:about " + things + " ; " + number +
         " .\naffirm " + id + " by A in A\n";
}

TEST(Contradictions, OfFiguresAboutManyThingsAreCountedOnce) {
  std::string things = "kg:Acme", literal = "document A 2025\ncompany Acme\n";
  for (int i = 0; i < 150; ++i) {
    const std::string name = "P" + std::to_string(i);
    literal += "product " + name + "\n";
    things += ", kg:" + name;
  }
  const KnowledgeGraph graph =
      graph_of(literal + spending("f1", "fil:share 0.5", things) + spending("f2", "fil:share 0.6", things));
  std::size_t shortened = 0;
  EXPECT_EQ(contradictions(Lens(graph), &shortened).size(), 1u);
  EXPECT_EQ(shortened, 0u);
}

TEST(Contradictions, OfOneFigureAreListedUpToABound) {
  std::string literal = "document A 2025\ncompany Acme\n";
  const std::size_t figures = most_contradicting + 1;
  for (std::size_t i = 0; i < figures; ++i)
    literal += spending("f" + std::to_string(i), "fil:share 0." + std::to_string(1000 + i), "kg:Acme");
  std::size_t shortened = 0;
  const KnowledgeGraph whole = graph_of(literal);
  EXPECT_EQ(contradictions(Lens(whole), &shortened).size(), figures * (figures - 1) / 2);
  EXPECT_EQ(shortened, 0u);
  const KnowledgeGraph graph = graph_of(literal + spending("g", "fil:share 0.9", "kg:Acme"));
  EXPECT_LT(contradictions(Lens(graph), &shortened).size(), (figures + 1) * figures / 2);
  EXPECT_EQ(shortened, figures + 1);
}

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tests of families, groups and places around the parts of a hop.
#include "graph/measures/surroundings.hpp"

#include <gtest/gtest.h>

#include "graph/measures/measures.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::surroundings_test {
namespace {

std::string text_of(const KnowledgeGraph& graph, const std::vector<Related>& related) {
  std::string text;
  for (const Related& r : related) text += name_of(graph, r.vertex) + (r.match == Match::certain ? " " : "? ");
  return text;
}

TEST(Surroundings, FamiliesHoldAProductAndItsVariantsArePossible) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20 H20E
    k1: H20 kindOf Chips by A
    k2: H20E kindOf H20 by A
  )");
  const Lens lens(graph);
  const Surroundings around(lens);
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "H20"))), "H20 Chips H20E? ");
}

TEST(Surroundings, AnEdgeOnARingIsAtMostPossible) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product P Q R S
    k1: P kindOf Q by A
    k2: Q kindOf R by A
    k3: R kindOf Q by A
    k4: R kindOf S by A
  )");
  const Lens lens(graph);
  const Surroundings around(lens);
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "P"))), "P Q R? S? ");
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "R"))), "R S Q? P? ");
}

TEST(Surroundings, TwoWaysToOneFamilyAreNoRing) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product P Q R S
    k1: P kindOf Q by A
    k2: P kindOf R by A
    k3: Q kindOf S by A
    k4: R kindOf S by A
  )");
  const Lens lens(graph);
  EXPECT_EQ(text_of(graph, Surroundings(lens).families(vertex(graph, "P"))), "P Q R S ");
}

// Product by product the walk up a chain of n parts costs n^2 / 2; from the measured product down, n.
TEST(Surroundings, MeasuredRelativesOfALongChainAreFoundFromTheMeasuredProduct) {
  constexpr int length = 400;
  std::string text = "document A 2025-01\ncompany C\n";
  for (int i = 0; i < length; ++i) text += "product p" + std::to_string(i) + '\n';
  for (int i = 0; i + 1 < length; ++i)
    text += "k" + std::to_string(i) + ": p" + std::to_string(i) + " inputTo p" + std::to_string(i + 1) + " by A\n";
  text += "m1: measure prohibits appliesTo=p" + std::to_string(length - 1) + " by A\n";
  const KnowledgeGraph graph = graph_of(text);
  const Lens lens(graph, as_of("2025-01-15"));
  const Surroundings around(lens);
  for (int i = 0; i + 1 < length; ++i)
    EXPECT_EQ(text_of(graph, around.measured_relatives(vertex(graph, "p" + std::to_string(i)))),
              "p" + std::to_string(length - 1) + "? ");
}

TEST(Derivation, EachClauseTellsWhatMatchedByWhichEdgeAndWhatADoubtWaitsFor) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20
    place Asia China
    company Nvidia ByteDance
    k1: H20 kindOf Chips by A
    l1: ByteDance locatedIn China by A
    l2: China locatedIn Asia by A
    m1: measure prohibits appliesTo=Chips toPlace=Asia starts=2024 ends=[2025-01..2025-12] by A
    x1: measure permits appliesTo=H20 fromPlace=Asia exceptionTo=m1 starts=2024 ends=2026 by A
  )");
  const Lens lens(graph, as_of("2025-06-15"));
  const std::vector<Derivation> found = Measures(lens).explain(
      {vertex(graph, "Nvidia"), vertex(graph, "H20"), vertex(graph, "ByteDance"), no_vertex, {}});
  ASSERT_EQ(found.size(), 2u);
  const Derivation& ban = found[0];
  EXPECT_EQ(name_of(graph, ban.measure), "m1");
  EXPECT_EQ(ban.match, Match::possible);
  ASSERT_EQ(ban.clauses.size(), 5u);
  EXPECT_EQ(ban.clauses[1].kind, ClauseKind::goods);
  EXPECT_EQ(ban.clauses[1].match, Match::certain);
  EXPECT_EQ(ban.clauses[1].stated, vertex(graph, "Chips"));
  EXPECT_EQ(ban.clauses[1].by, std::vector<ClaimId>{claim(graph, "k1")});
  EXPECT_EQ(ban.clauses[2].kind, ClauseKind::to_place);
  EXPECT_EQ(ban.clauses[2].by, (std::vector<ClaimId>{claim(graph, "l1"), claim(graph, "l2")}));
  EXPECT_EQ(ban.clauses[3].kind, ClauseKind::time);
  EXPECT_EQ(ban.clauses[3].doubts, (std::vector<Doubt>{{DoubtKind::end, claim(graph, "m1"), period("2025")}}));
  EXPECT_EQ(ban.clauses[4].kind, ClauseKind::exception);
  EXPECT_EQ(ban.clauses[4].stated, vertex(graph, "x1"));
  EXPECT_EQ(ban.clauses[4].doubts, (std::vector<Doubt>{{DoubtKind::exception, claim(graph, "x1"), {}}}));
  EXPECT_EQ(ban.doubts().size(), 2u);
}

}  // namespace
}  // namespace filiera::surroundings_test

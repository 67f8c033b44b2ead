// SPDX-License-Identifier: Apache-2.0
// Tests of what a data set holds.
#include "query/claims/coverage.hpp"

#include <gtest/gtest.h>

#include "tests/graph/graph_literal.hpp"

namespace filiera::coverage_test {
namespace {

constexpr std::string_view world = R"(document A 2025-01
document B 2025-06
company P Q
product X
c1: P suppliesTo Q starts=2019-05 by A
c2: P suppliesTo Q starts=2024 ends=2025-03 by A B
c3: P owns Q by B
)";

std::uint32_t links(const KnowledgeGraph& graph, std::string_view iri) {
  return coverage(graph).links[graph.core(iri)];
}

TEST(Coverage, ADocumentCountsEachClaimOnceAndTellsTheDaysThatTheyState) {
  const KnowledgeGraph graph = graph_of(world);
  const Coverage held = coverage(graph);
  ASSERT_EQ(held.documents.size(), 2u);
  EXPECT_EQ(held.documents[0].claims, 2u);
  ASSERT_TRUE(held.documents[0].told);
  EXPECT_EQ(iso_date(held.documents[0].told->first), "2019-05-01");
  EXPECT_EQ(iso_date(held.documents[0].told->last), "2025-03-31");
  EXPECT_EQ(held.documents[1].claims, 2u);
}

TEST(Coverage, ADocumentWhoseClaimsStateNoDateTellsOfNone) {
  const KnowledgeGraph graph = graph_of("document A 2025-01\ncompany P Q\nc1: P owns Q by A\n");
  EXPECT_FALSE(coverage(graph).documents[0].told);
}

TEST(Coverage, ThingsAndEdgesAreCountedByKind) {
  const KnowledgeGraph graph = graph_of(world);
  const Coverage held = coverage(graph);
  EXPECT_EQ(held.kinds[static_cast<std::size_t>(Kind::company)], 2u);
  EXPECT_EQ(held.kinds[static_cast<std::size_t>(Kind::event)], 0u);
  EXPECT_EQ(links(graph, vocab::fil_suppliesTo), 2u);
  EXPECT_EQ(links(graph, vocab::fil_owns), 1u);
  EXPECT_EQ(links(graph, vocab::fil_designs), 0u);
}

Extent extent(const std::string& further) {
  const KnowledgeGraph graph = graph_of("document A 2025-01\ndocument B 2025-01\nproduct X\ncompany P\n" + further);
  return RuleExtents(graph).of(graph.find_vertex(graph.terms().find_iri("https://w3id.org/filiera/id/m1"))).extent;
}

TEST(RuleExtents, AMeasureThatNoDocumentCoversIsHeldAsFarAsItIsTold) {
  EXPECT_EQ(extent("m1: measure prohibits appliesTo=X by A\n"), Extent::unstated);
  EXPECT_EQ(extent("m1: measure prohibits by A\n"), Extent::by_name);
}

TEST(RuleExtents, ADocumentThatLeavesSomethingOutCoversInPartUnlessAnotherCoversTheWhole) {
  const std::string measure = "m1: measure prohibits appliesTo=X by A\n";
  EXPECT_EQ(extent(measure + "turtle kg:A fil:covers kg:m1 .\n"), Extent::whole);
  const std::string in_part = measure + "turtle kg:A fil:covers kg:m1 ; fil:leavesOut \"vessels\"@en .\n";
  EXPECT_EQ(extent(in_part), Extent::in_part);
  EXPECT_EQ(extent(in_part + "turtle kg:B fil:covers kg:m1 .\n"), Extent::whole);
}

}  // namespace
}  // namespace filiera::coverage_test

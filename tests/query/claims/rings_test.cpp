// SPDX-License-Identifier: Apache-2.0
// Tests of cycles of claims.
#include "query/claims/rings.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/graph/graph_literal.hpp"

namespace filiera::rings_test {
namespace {

// "a b c" for each cycle, beginning with its smallest member.
std::vector<std::string> told(std::string_view links, std::string_view type = vocab::fil_kindOf) {
  const KnowledgeGraph graph =
      graph_of("document A 2025-01\nproduct a b c d e f\ncompany Voice\n" + std::string(links));
  std::vector<std::string> found;
  for (const Ring& ring : rings(graph, graph.core(type))) {
    std::string members;
    for (const VertexId v : ring.members) members += (members.empty() ? "" : " ") + name_of(graph, v);
    EXPECT_EQ(graph.edge(ring.claim).source, ring.members.front());
    found.push_back(members);
  }
  return found;
}

using Texts = std::vector<std::string>;

TEST(Rings, NameTheirMembersInTheOrderOfTheEdges) {
  EXPECT_EQ(told("c1: a kindOf c by A\nc2: c kindOf b by A\nc3: b kindOf a by A\nc4: a kindOf d by A"), Texts{"a c b"});
}

TEST(Rings, AThingOfItsOwnKindIsARingOfOne) { EXPECT_EQ(told("c1: a kindOf a by A"), Texts{"a"}); }

TEST(Rings, AChainAndADiamondAreNone) {
  EXPECT_EQ(told("c1: a kindOf b by A\nc2: a kindOf c by A\nc3: b kindOf d by A\nc4: c kindOf d by A"), Texts{});
}

TEST(Rings, TheShortestOfASetStandsForIt) {
  EXPECT_EQ(told("c1: a kindOf b by A\nc2: b kindOf c by A\nc3: c kindOf a by A\nc4: b kindOf a by A\n"
                 "c5: d kindOf e by A\nc6: e kindOf d by A"),
            (Texts{"a b", "d e"}));
}

TEST(Rings, ClaimsThatNobodyAffirmsMakeNone) {
  EXPECT_EQ(told("c1: a kindOf b by A\nturtle kg:c2 a fil:Link ; rdf:subject kg:b ; rdf:predicate fil:kindOf ; "
                 "rdf:object kg:a .\ndeny c2 by Voice in A"),
            Texts{});
}

TEST(Rings, WhatEndedBeforeTheRestBeganMakesNone) {
  EXPECT_EQ(told("c1: a kindOf b ends=2010 by A\nc2: b kindOf a starts=2012 by A"), Texts{});
  EXPECT_EQ(told("c1: a kindOf b ends=2012 by A\nc2: b kindOf a starts=2012 by A"), Texts{"a b"});
}

TEST(Rings, OtherEdgeTypesDoNotMix) {
  EXPECT_EQ(told("c1: a kindOf b by A\nc2: b inputTo a by A"), Texts{});
  EXPECT_EQ(told("c1: a inputTo b by A\nc2: b inputTo a by A", vocab::fil_inputTo), Texts{"a b"});
}

RC_GTEST_PROP(Rings, AreThereExactlyWhereSomeVertexReachesItself, ()) {
  const char names[] = "abcdef";
  bool leads[6][6] = {};
  std::string links;
  const int count = *rc::gen::inRange(0, 9);
  for (int i = 0; i < count; ++i) {
    const int from = *rc::gen::inRange(0, 6), to = *rc::gen::inRange(0, 6);
    leads[from][to] = true;
    links += "c" + std::to_string(i) + ": " + names[from] + " kindOf " + names[to] + " by A\n";
  }
  for (auto& middle : names)
    if (const int m = &middle - names; m < 6)
      for (int from = 0; from < 6; ++from)
        for (int to = 0; to < 6; ++to) leads[from][to] |= leads[from][m] && leads[m][to];
  bool any = false;
  for (int v = 0; v < 6; ++v) any |= leads[v][v];
  RC_ASSERT(told(links).empty() == !any);
}

}  // namespace
}  // namespace filiera::rings_test

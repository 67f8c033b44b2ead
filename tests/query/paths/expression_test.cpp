// SPDX-License-Identifier: Apache-2.0
// Tests of path expressions: their matches and their faults.
#include "query/paths/expression.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/paths/path_literal.hpp"

namespace filiera::expression_test {
namespace {

constexpr std::string_view chain = R"(
  document D 2025-06-01
  company A B C E F
  product P
  c1: A suppliesTo B by D
  c2: B suppliesTo C by D
  c3: C suppliesTo E by D
  c4: E suppliesTo F by D
  c5: A developsWith C by D
  c6: A manufactures P by D
  c7: C uses P by D
  turtle ex:licensesTo a fil:EdgeType ; rdfs:label "licenses to"@en ; rdfs:domain fil:Company ; rdfs:range fil:Company .
  turtle kg:c8 a fil:Link ; rdf:subject kg:F ; rdf:predicate ex:licensesTo ; rdf:object kg:A .
  affirm c8 by D in D
)";

// The vertices reached from A by the expression, in order.
std::string reached(std::string_view expression) {
  const KnowledgeGraph graph = graph_of(chain);
  std::string text;
  for (const char* name : {"A", "B", "C", "E", "F", "P"})
    if (!paths(graph, "A", name, via(graph, expression)).starts_with("hops") &&
        !paths(graph, "A", name, via(graph, expression)).empty())
      text += name;
  return text;
}

TEST(PathExpression, RepetitionsAreCounted) {
  EXPECT_EQ(reached("suppliesTo"), "B");
  EXPECT_EQ(reached("suppliesTo?"), "AB");
  EXPECT_EQ(reached("suppliesTo*"), "ABCEF");
  EXPECT_EQ(reached("suppliesTo+"), "BCEF");
  EXPECT_EQ(reached("suppliesTo{2}"), "C");
  EXPECT_EQ(reached("suppliesTo{2,3}"), "CE");
  EXPECT_EQ(reached("suppliesTo{,2}"), "ABC");
  EXPECT_EQ(reached("suppliesTo{3,}"), "EF");
  EXPECT_EQ(reached("suppliesTo{0}"), "A");
  EXPECT_EQ(reached("(suppliesTo/suppliesTo){1,2}"), "CF");
  EXPECT_EQ(reached("(suppliesTo?){4}"), "ABCEF");
}

TEST(PathExpression, AnInverseTurnsAWholeGroup) {
  EXPECT_EQ(reached("manufactures/^uses"), "C");
  EXPECT_EQ(reached("^(uses/^manufactures)"), "C");
  EXPECT_EQ(reached("^(suppliesTo/ex:licensesTo)"), "E");
}

TEST(PathExpression, ANegatedSetWalksBackwardOnlyWhereItSaysSo) {
  EXPECT_EQ(reached("!suppliesTo"), "CP");
  EXPECT_EQ(reached("!(suppliesTo|developsWith)"), "P");
  EXPECT_EQ(reached("!()"), "BCP");
  EXPECT_EQ(reached("!^ex:licensesTo"), "C");
  EXPECT_EQ(reached("!(suppliesTo|^suppliesTo)"), "CFP");
}

TEST(PathExpression, NamesAreLocalPrefixedOrWhole) {
  EXPECT_EQ(reached("fil:suppliesTo"), "B");
  EXPECT_EQ(reached("<https://w3id.org/filiera/ns#suppliesTo>"), "B");
  EXPECT_EQ(reached("^licensesTo"), "F");
  EXPECT_EQ(reached("^<https://example.org/licensesTo>"), "F");
  EXPECT_EQ(reached(" suppliesTo / suppliesTo | manufactures "), "CP");
}

TEST(PathExpression, SymmetricEdgeTypesAreWalkedEitherWay) {
  const KnowledgeGraph graph = graph_of(chain);
  EXPECT_EQ(paths(graph, "C", "A", via(graph, "developsWith")), "C <developsWith- A\n");
}

TEST(PathExpression, AFaultShowsItsPlaceAndWhatToWrite) {
  const KnowledgeGraph graph = graph_of(chain);
  EXPECT_EQ(fault_of(graph, "kindOf/supliesTo+"),
            "unknown edge type 'supliesTo'\n"
            "kindOf/supliesTo+\n"
            "       ^ did you mean 'suppliesTo' or 'appliesTo'?\n");
  EXPECT_EQ(fault_of(graph, "suppliesTo/"),
            "the expression ends too early\n"
            "suppliesTo/\n"
            "           ^ an edge type, '^', '!' or '(' is missing\n");
  EXPECT_EQ(fault_of(graph, "(uses|sells"),
            "'(' without ')'\n"
            "(uses|sells\n"
            "^ close it\n");
  EXPECT_EQ(fault_of(graph, "uses)"),
            "')' without '('\n"
            "uses)\n"
            "    ^ remove it\n");
  EXPECT_EQ(fault_of(graph, "uses sells"),
            "unexpected 's'\n"
            "uses sells\n"
            "     ^ expected '/', '|' or a repetition\n");
  EXPECT_EQ(fault_of(graph, "uses*+"),
            "'+' after '*'\n"
            "uses*+\n"
            "     ^ put the repeated part in parentheses\n");
  EXPECT_EQ(fault_of(graph, "uses{3,1}"),
            "{3,1}: the minimum is greater than the maximum\n"
            "uses{3,1}\n"
            "    ^ write {1,3}\n");
  EXPECT_EQ(fault_of(graph, "uses{,}"),
            "a repetition without numbers\n"
            "uses{,}\n"
            "    ^ write {n}, {n,} or {n,m}\n");
  EXPECT_EQ(fault_of(graph, ""),
            "the expression ends too early\n"
            " \n"
            "^ an edge type, '^', '!' or '(' is missing\n");
  EXPECT_THAT(fault_of(graph, "è"),
              testing::StartsWith("unknown edge type 'è'\nè\n^ the edge types are announcedBy, appliesTo, "));
  EXPECT_EQ(fault_of(graph, "<https://example.org/x"),
            "'<' without '>'\n"
            "<https://example.org/x\n"
            "^ close the IRI\n");
  EXPECT_EQ(fault_of(graph, "no:uses"),
            "unknown prefix 'no:'\n"
            "no:uses\n"
            "^ declare it, or write the IRI in < >\n");
}

TEST(PathExpression, WhatNoPathWalksIsRefused) {
  const KnowledgeGraph graph = graph_of(chain);
  EXPECT_EQ(fault_of(graph, "fulfils"),
            "'fulfils' is a relation between claims; paths connect things\n"
            "fulfils\n"
            "^ write an edge type between things, such as suppliesTo\n");
  EXPECT_EQ(fault_of(graph, "tentativelySuppliesTo"),
            "'tentativelySuppliesTo' occurs only in exports, for claims that are not settled\n"
            "tentativelySuppliesTo\n"
            "^ write 'suppliesTo': paths walk all claims that the lens shows\n");
}

TEST(PathExpression, SizeAndDepthAreBounded) {
  const KnowledgeGraph graph = graph_of(chain);
  EXPECT_EQ(fault_of(graph, "uses{512}"), "");
  EXPECT_EQ(fault_of(graph, "(uses{100}){100}"),
            "the expression has more than 512 steps, repetitions counted\n"
            "(uses{100}){100}\n"
            "           ^ use fewer repetitions, or use '+' or '*'\n");
  EXPECT_EQ(fault_of(graph, "uses{99999999999999999999}"),
            "the expression has more than 512 steps, repetitions counted\n"
            "uses{99999999999999999999}\n"
            "    ^ use fewer repetitions, or use '+' or '*'\n");
  EXPECT_EQ(fault_of(graph, std::string(64, '(') + "uses" + std::string(64, ')')), "");
  EXPECT_TRUE(fault_of(graph, std::string(100'000, '(')).starts_with("more than 64 nested parentheses\n"));
}

}  // namespace
}  // namespace filiera::expression_test

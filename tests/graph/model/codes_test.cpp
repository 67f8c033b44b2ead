// SPDX-License-Identifier: Apache-2.0
// Tests of codes: what lies within what, and who carries them.
#include "graph/model/codes.hpp"

#include <gtest/gtest.h>

#include <random>

#include "graph/model/names.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::codes_test {
namespace {

Code hs(std::string text) { return {vocab::fil_HS, std::move(text)}; }
Code eccn(std::string text) { return {vocab::fil_ECCN, std::move(text)}; }

TEST(Codes, AnHSCodeHoldsThoseThatBeginWithIt) {
  EXPECT_TRUE(lies_within(hs("854231"), hs("8542")));
  EXPECT_TRUE(lies_within(hs("8542"), hs("8542")));
  EXPECT_FALSE(lies_within(hs("8542"), hs("854231")));
  EXPECT_FALSE(lies_within(hs("854331"), hs("8542")));
}

TEST(Codes, AnECCNHoldsItsParagraphsOnly) {
  EXPECT_TRUE(lies_within(eccn("3A090.a.1"), eccn("3A090")));
  EXPECT_TRUE(lies_within(eccn("3A090.a.1"), eccn("3A090.a")));
  EXPECT_FALSE(lies_within(eccn("3A090.a.11"), eccn("3A090.a.1")));
  EXPECT_FALSE(lies_within(eccn("3A090"), eccn("3A090.a")));
}

TEST(Codes, OfOneListSayNothingOfAnother) { EXPECT_FALSE(lies_within(hs("3A090"), eccn("3A090"))); }

TEST(Codes, AreReadAsPeopleWriteThem) {
  EXPECT_EQ(parse_code("HS 8542"), hs("8542"));
  EXPECT_EQ(parse_code("hs 8542.31"), hs("854231"));
  EXPECT_EQ(parse_code("HS 85 42"), hs("8542"));
  EXPECT_EQ(parse_code("ECCN 3A090.a"), eccn("3A090.a"));
  EXPECT_EQ(parse_code("HS"), std::nullopt);
  EXPECT_EQ(parse_code("HS "), std::nullopt);
  EXPECT_EQ(parse_code("H200"), std::nullopt);
  EXPECT_EQ(parse_code("Nvidia H200"), std::nullopt);
  EXPECT_EQ(parse_code("HS 85/42"), std::nullopt);
}

constexpr std::string_view goods = R"(
  document A 2025-01
  product Chips Logic Memory Valve
  turtle kg:Chips skos:notation "8542"^^fil:HS , "3A090"^^fil:ECCN .
  turtle kg:Logic skos:notation "854231"^^fil:HS .
  turtle kg:Memory skos:notation "85423200"^^fil:HS , "x" .
  turtle kg:Valve skos:notation "848110"^^fil:HS .
  turtle kg:m1 a fil:Measure ; fil:effect fil:prohibits ; skos:notation "8542"^^fil:HS .
  affirm m1 by A in A
)";

TEST(Codes, FindWhoCarriesACodeOrAFinerOne) {
  const KnowledgeGraph graph = graph_of(goods);
  const Codes codes(graph);
  const auto names = [&](const std::vector<VertexId>& found) {
    std::string text;
    for (const VertexId v : found) text += name_of(graph, v) + ' ';
    return text;
  };
  EXPECT_EQ(names(codes.within(hs("8542"), Kind::product)), "Chips Logic Memory ");
  EXPECT_EQ(names(codes.within(hs("854231"), Kind::product)), "Logic ");
  EXPECT_EQ(names(codes.within(hs("99"), Kind::product)), "");
  EXPECT_EQ(names(codes.holding(hs("85423200"), Kind::product)), "Chips Memory ");
  EXPECT_EQ(names(codes.holding(hs("854231"), Kind::measure)), "m1 ");
  EXPECT_EQ(names(codes.holding(hs("85"), Kind::measure)), "");
  EXPECT_EQ(names(codes.within(hs("85"), Kind::measure)), "m1 ");
  EXPECT_EQ(names(codes.carriers(Kind::product)), "Chips Logic Memory Valve ");
}

// Against the definition, over many random sets of short codes.
TEST(Codes, FindWhatLiesWithinByDefinition) {
  std::mt19937 random(7);
  const auto digit = [&] { return static_cast<char>('0' + random() % 2); };
  for (int round = 0; round < 50; ++round) {
    std::string literal = "document A 2025-01\n";
    std::vector<Code> carried;
    for (int i = 0; i < 12; ++i) {
      const bool export_control = random() % 2 == 0;
      std::string text = export_control ? std::string("3A00") + digit() : std::string{digit(), digit()};
      for (std::size_t more = random() % 4; more > 0; --more)
        text += export_control ? std::string{'.', digit()} : std::string{digit(), digit()};
      carried.push_back(export_control ? eccn(text) : hs(text));
      literal += "product P" + std::to_string(10 + i) + "\nturtle kg:P" + std::to_string(10 + i) + " skos:notation \"" +
                 text + "\"^^fil:" + (export_control ? "ECCN" : "HS") + " .\n";
    }
    const KnowledgeGraph graph = graph_of(literal);
    const Codes codes(graph);
    for (const Code& asked : carried) {
      std::vector<VertexId> within, holding;
      for (std::size_t i = 0; i < carried.size(); ++i) {
        const VertexId v = vertex(graph, "P" + std::to_string(10 + i));
        if (lies_within(carried[i], asked)) within.push_back(v);
        if (lies_within(asked, carried[i])) holding.push_back(v);
      }
      EXPECT_EQ(codes.within(asked, Kind::product), within) << code_text(asked);
      EXPECT_EQ(codes.holding(asked, Kind::product), holding) << code_text(asked);
    }
  }
}

TEST(Codes, AreNoneInAGraphWithoutThem) { EXPECT_TRUE(Codes(graph_of("product Chips")).empty()); }

TEST(Codes, AreAliases) {
  const KnowledgeGraph graph = graph_of(goods);
  const Names names(graph);
  EXPECT_EQ(names.find("hs 854231"), std::vector{term(graph, "Logic")});
  EXPECT_EQ(names.find("ECCN 3A090"), std::vector{term(graph, "Chips")});
  EXPECT_TRUE(names.find("854231").empty());
}

}  // namespace
}  // namespace filiera::codes_test

// SPDX-License-Identifier: Apache-2.0
// Tests of measures that state their goods by a code.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>

#include "graph/measures/surroundings.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::coded_measures_test {
namespace {

constexpr std::string_view world = R"(
  document A 2025-06-15
  company Maker Buyer
  product Logic Fast Wide Valve Server Uncoded
  turtle kg:Logic skos:notation "854231"^^fil:HS .
  turtle kg:Wide skos:notation "85"^^fil:HS .
  turtle kg:Valve skos:notation "848110"^^fil:HS .
  k1: Fast kindOf Logic by A
  k2: Logic inputTo Server by A
)";

std::string on_hop(std::string_view lines, std::string_view product, LensOptions options = as_of("2025-06-15")) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  return measures_on(graph, hop_of(graph, "Maker " + std::string(product) + " Buyer"), std::move(options));
}

constexpr std::string_view heading = R"(
  m1: measure prohibits by A
  turtle kg:m1 skos:notation "8542"^^fil:HS .
)";

TEST(CodedMeasures, AHeadingGovernsWhatCarriesAFinerCodeAndItsVariants) {
  EXPECT_EQ(on_hop(heading, "Logic"), "against m1 certain");
  EXPECT_EQ(on_hop(heading, "Fast"), "against m1 certain");
  EXPECT_EQ(on_hop(heading, "Logic", {}), on_hop("m1: measure prohibits appliesTo=Logic by A", "Logic", {}));
}

TEST(CodedMeasures, GoodsOfACoarserCodeArePerhapsAmongThem) {
  EXPECT_EQ(on_hop(heading, "Wide"), "against m1 possible (part unknown)");
}

TEST(CodedMeasures, GoodsOfOtherCodesAndOfNoneAreNot) {
  EXPECT_EQ(on_hop(heading, "Valve"), "");
  EXPECT_EQ(on_hop(heading, "Uncoded"), "");
}

TEST(CodedMeasures, GoodsThatNobodyStatesArePerhapsAmongThem) {
  EXPECT_EQ(on_hop(heading, "-"), "against m1 possible (part unknown)");
}

TEST(CodedMeasures, AnInputIsPerhapsGovernedByTheCodeOfTheWhole) {
  EXPECT_EQ(on_hop(R"(
    turtle kg:Server skos:notation "847150"^^fil:HS .
    m1: measure prohibits by A
    turtle kg:m1 skos:notation "8471"^^fil:HS .
  )",
                   "Logic"),
            "against m1 possible (part unknown)");
}

TEST(CodedMeasures, AnExceptionOnAFinerCodeExceptsItsGoodsAlone) {
  const std::string lines = std::string(heading) + R"(
    m2: measure permits exceptionTo=m1 by A
    turtle kg:m2 skos:notation "854232"^^fil:HS .
    product Memory
    turtle kg:Memory skos:notation "85423200"^^fil:HS .
  )";
  EXPECT_EQ(on_hop(lines, "Logic"), "against m1 certain");
  EXPECT_EQ(on_hop(lines, "Memory"), "permits m2 certain");
}

TEST(CodedMeasures, CodesOfDifferentListsDoNotMeet) {
  EXPECT_EQ(on_hop(R"(
    m1: measure prohibits by A
    turtle kg:m1 skos:notation "3A090"^^fil:ECCN .
  )",
                   "Logic"),
            "");
}

// The measures on every product, by the search from each product alone and by the search from the codes of all
// measures, which takes over when many products have been asked about.
TEST(CodedMeasures, TheSearchFromTheCodesFindsWhatTheSearchFromEachProductFinds) {
  std::string literal = "document A 2025-01\n";
  constexpr int length = 300;
  for (int i = 0; i < length; ++i) {
    literal += fmt::format("product p{} v{}\nf{}: v{} kindOf p{} by A\n", i, i, i, i, i);
    if (i > 0) literal += fmt::format("k{}: p{} inputTo p{} by A\n", i, i - 1, i);
    if (i % 50 == 0) literal += fmt::format("turtle kg:p{} skos:notation \"8542{:02}\"^^fil:HS .\n", i, i / 50);
  }
  literal += "turtle kg:p7 skos:notation \"85\"^^fil:HS .\nr: p150 kindOf v150 by A\n";
  for (const std::string code : {"8542", "854203", "85", "8471"})
    literal += fmt::format("m{0}: measure prohibits by A\nturtle kg:m{0} skos:notation \"{0}\"^^fil:HS .\n", code);
  const KnowledgeGraph graph = graph_of(literal);
  const Lens lens(graph);
  const Surroundings shared(lens);
  const auto matches = [](const Surroundings& around, VertexId product) {
    std::map<VertexId, Match> found;
    for (const Related& measure : around.coded_measures(product)) found.emplace(measure.vertex, measure.match);
    return found;
  };
  std::size_t governed = 0;
  for (VertexId v = 0; v < graph.vertex_count(); ++v) {
    if (graph.kind_of_vertex(v) != Kind::product) continue;
    const auto found = matches(shared, v);
    EXPECT_EQ(found, matches(Surroundings(lens), v)) << name_of(graph, v);
    governed += found.size();
  }
  EXPECT_GT(governed, 1000u);
}

}  // namespace
}  // namespace filiera::coded_measures_test

// SPDX-License-Identifier: Apache-2.0
// Figures that exclude each other, against a comparison of all pairs.
#include "graph/lens/figures.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "graph/model/amount.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::figures_test {
namespace {

std::string figure(int i, const std::string& number, const std::string& more = {}) {
  return fmt::format(
      "turtle kg:f{0} a fil:Figure ; fil:about kg:Acme ; fil:metric fil:growthRate ; fil:amount kg:n{0} {2}. "
      "kg:n{0} a schema:QuantitativeValue ; {1} .\naffirm f{0} by A in A\n",
      i, number, more);
}

// The numbers that a stated amount allows, in twentieths, from `first` to `last`.
struct Range {
  int first = -1000, last = 1000;
  bool apart(const Range& other) const { return last < other.first || other.last < first; }
};

std::set<std::string> excluding(const KnowledgeGraph& graph, const Figures& figures, int i) {
  std::set<std::string> found;
  figures.each_excluding(claim(graph, fmt::format("f{}", i)), [&](ClaimId other, Match told) {
    found.insert(std::string(local_name(graph.terms().value(graph.term_of_claim(other)))) +
                 (told == Match::certain ? "" : "?"));
    return true;
  });
  return found;
}

TEST(Figures, AreFoundAsAComparisonOfAllPairsFindsThem) {
  std::mt19937 random(7);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  for (int round = 0; round < 40; ++round) {
    constexpr int count = 24;
    std::string literal = "document A 2025\ncompany Acme\n";
    std::vector<Range> ranges;
    std::vector<Figures::Standing> standings;
    for (int i = 0; i < count; ++i) {
      const int low = below(8), high = low + below(3), form = below(5);
      // Bounds that are excluded lie a twentieth inside.
      if (form == 0) {
        literal += figure(i, fmt::format("schema:value {}", low));
        ranges.push_back({20 * low, 20 * low});
      } else if (form == 1) {
        literal += figure(i, fmt::format("schema:minValue {} ; schema:maxValue {}", low, high));
        ranges.push_back({20 * low, 20 * high});
      } else if (form == 2) {
        literal += figure(i, fmt::format("schema:minValue {} ; fil:strict true", low));
        ranges.push_back({20 * low + 1, 1000});
      } else if (form == 3) {
        literal += figure(i, fmt::format("schema:maxValue {} ; fil:strict true", high));
        ranges.push_back({-1000, 20 * high - 1});
      } else {
        literal += figure(i, fmt::format("schema:value {} ; fil:approximate true", low));
        ranges.push_back({19 * low, 21 * low});
      }
      standings.push_back({static_cast<Match>(below(3)), static_cast<ClaimId>(below(3) == 0 ? 1000 : i), {}});
      if (below(3) == 0) standings.back().explained_by = {static_cast<ClaimId>(2000 + below(2))};
    }
    const KnowledgeGraph graph = graph_of(literal);
    std::map<ClaimId, int> number;
    for (int i = 0; i < count; ++i) number[claim(graph, fmt::format("f{}", i))] = i;
    const Figures figures(graph, [&](ClaimId c) { return standings[static_cast<std::size_t>(number.at(c))]; });
    for (int i = 0; i < count; ++i) {
      std::set<std::string> expected;
      for (int j = 0; j < count; ++j) {
        const auto &a = standings[static_cast<std::size_t>(i)], &b = standings[static_cast<std::size_t>(j)];
        if (i == j || b.told == Match::no || a.matter == b.matter ||
            (!a.explained_by.empty() && a.explained_by == b.explained_by) ||
            !ranges[static_cast<std::size_t>(i)].apart(ranges[static_cast<std::size_t>(j)]))
          continue;
        expected.insert(fmt::format("f{}{}", j, b.told == Match::certain ? "" : "?"));
      }
      EXPECT_EQ(excluding(graph, figures, i), expected) << "f" << i << " of\n" << literal;
    }
  }
}

TEST(Figures, OfTwoUnitsOrTwoPeriodsDoNotExcludeEachOther) {
  const KnowledgeGraph graph =
      graph_of("document A 2025\ncompany Acme\n" + figure(0, "schema:value 1 ; schema:unitText \"chips\"") +
               figure(1, "schema:value 2 ; schema:unitText \"chips\"") +
               figure(2, "schema:value 3 ; schema:unitText \"wafers\"") +
               figure(3, "schema:value 4 ; schema:unitText \"chips\"", "; fil:when \"2024\"^^edtf:EDTF "));
  const Figures figures(graph, [](ClaimId c) { return Figures::Standing{Match::certain, c, {}}; });
  EXPECT_EQ(excluding(graph, figures, 0), std::set<std::string>{"f1"});
  EXPECT_EQ(excluding(graph, figures, 2), std::set<std::string>{});
  EXPECT_EQ(excluding(graph, figures, 3), std::set<std::string>{});
}

}  // namespace
}  // namespace filiera::figures_test

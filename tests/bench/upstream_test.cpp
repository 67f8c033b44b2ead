// SPDX-License-Identifier: Apache-2.0
// Tests of the vertices upstream of a company: on small graphs, and against the rows of supply().
#include "bench/engine/upstream.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "bench/engine/upstream_count.hpp"
#include "query/hops/supply.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera {
namespace {

struct Question {
  std::string_view of;
  std::uint32_t depth = UINT32_MAX;
  Hops hops = Hops::matched;
};

std::string upstream_of(std::string_view literal, const Question& question, LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  UpstreamSearch upstream(flow, lens, measures);
  std::string text;
  // Asked twice: the second answer must not see the first.
  for (int times = 0; times < 2; ++times) {
    text.clear();
    for (const VertexId v : upstream.of(vertex(graph, question.of), question.depth, question.hops))
      text += (text.empty() ? "" : " ") + name_of(graph, v);
  }
  return text;
}

constexpr std::string_view chain = R"(
  document A 2025-06-15
  company Mine Smelter Foundry Maker Buyer
  product Wafer Chip
  place Atlantis
  c1: Mine suppliesTo Smelter by A
  c2: Smelter suppliesTo Foundry starts=2025 ends=2025 by A
  c3: Foundry manufactures Chip by A
  c4: Buyer commissions Chip by A
  c5: Maker manufactures Wafer by A
  k1: Wafer inputTo Chip by A
  l1: Buyer locatedIn Atlantis by A
  m1: measure prohibits appliesTo=Chip toPlace=Atlantis starts=2025-03 ends=2025-09 by A
)";

TEST(UpstreamSearch, NearestFirstThroughProductsThatAreNoTiers) {
  EXPECT_EQ(upstream_of(chain, {"Buyer"}), "Foundry Smelter Maker Mine");
  EXPECT_EQ(upstream_of(chain, {"Buyer", 1}), "Foundry");
  EXPECT_EQ(upstream_of(chain, {"Mine"}), "");
}

TEST(UpstreamSearch, HopsOutsideTheLensEndTheWay) {
  EXPECT_EQ(upstream_of(chain, {"Buyer"}, as_of("2027")), "Foundry Maker");
}

TEST(UpstreamSearch, AProhibitionInForceEndsTheWayWhereHopsMustBeAllowed) {
  EXPECT_EQ(upstream_of(chain, {"Buyer", UINT32_MAX, Hops::allowed}, as_of("2025-06-01")), "Maker");
  EXPECT_EQ(upstream_of(chain, {"Buyer", UINT32_MAX, Hops::allowed}, as_of("2025-11-01")),
            "Foundry Smelter Maker Mine");
}

TEST(UpstreamSearch, WhoseGoodsComeBackIsUpstreamOfItself) {
  constexpr std::string_view ring = R"(
    document A 2025-06-15
    company Acme Bolt
    c1: Acme suppliesTo Bolt by A
    c2: Bolt suppliesTo Acme by A
  )";
  EXPECT_EQ(upstream_of(ring, {"Acme"}), "Bolt Acme");
  EXPECT_EQ(upstream_of(ring, {"Acme", 1}), "Bolt");
}

constexpr int companies = 6, products = 3;

// Without a date in the lens, the claims of a hop would have to share a day; therefore none is dated.
std::string drawn(Tape& tape, bool inputs, bool dated) {
  std::string text = "document A 2025-06-15\nplace Here There\n";
  for (int i = 0; i < companies; ++i) text += "company C" + std::to_string(i) + '\n';
  for (int i = 0; i < products; ++i) text += "product P" + std::to_string(i) + '\n';
  const auto company = [&] { return " C" + std::to_string(tape.choose(companies)) + ' '; };
  const auto product = [&] { return "P" + std::to_string(tape.choose(products)); };
  for (int n = 0, count = tape.choose(14); n < count; ++n) {
    text += "c" + std::to_string(n) + ":";
    switch (tape.choose(inputs ? 7 : 6)) {
      case 0:
      case 1:
        text += company() + "suppliesTo" + company() + (tape.chance(5) ? "product=" + product() : "");
        break;
      case 2:
        text += company() + "manufactures " + product();
        break;
      case 3:
        text += company() + "sells " + product();
        break;
      case 4:
        text += company() + "commissions " + product();
        break;
      case 5:
        text += company() + "uses " + product();
        break;
      default:
        text += ' ' + product() + " inputTo " + product();
    }
    constexpr std::string_view times[] = {"", " starts=2025", " starts=2026", " ends=2025-05", " when=2025-06"};
    text += std::string(dated ? times[tape.choose(5)] : "") + " by A\n";
    if (tape.chance(2)) text += "deny c" + std::to_string(n) + " by C0 in A\n";
  }
  for (int i = 0; i < companies; ++i)
    if (tape.chance(5))
      text += "l" + std::to_string(i) + ": C" + std::to_string(i) + " locatedIn " +
              (tape.chance(5) ? "Here" : "There") + " by A\n";
  for (int n = 0, count = tape.choose(3); n < count; ++n)
    text += "m" + std::to_string(n) + ": measure " + (tape.chance(7) ? "prohibits" : "restricts") +
            " appliesTo=" + product() + (tape.chance(6) ? " toPlace=Here" : "") +
            (tape.chance(5) ? " starts=2025-01 ends=2026" : "") + " by A\n";
  return text;
}

LensOptions drawn_lens(Tape& tape) {
  LensOptions options;
  if (tape.chance(6)) options = as_of(tape.chance(5) ? "2025-06-10" : "2026-03-01");
  if (tape.chance(2)) options.stance = tape.chance(5) ? StanceFilter::asserted : StanceFilter::contested;
  if (tape.chance(2)) options.minimum_certainty = Firmness::certain;
  return options;
}

std::string names(const KnowledgeGraph& graph, const std::set<VertexId>& vertices) {
  std::string text;
  for (const VertexId v : vertices) text += name_of(graph, v) + ' ';
  return text;
}

TEST(UpstreamSearch, HoldsTheSuppliersThatSupplyListsInOrderOfTheirTiers) {
  int found = 0;
  check_random_cases(1500, 90, [&](Tape& tape) -> std::string {
    const LensOptions options = drawn_lens(tape);
    const std::uint32_t depth = tape.chance(5) ? UINT32_MAX : 1 + static_cast<std::uint32_t>(tape.choose(4));
    const std::string literal = drawn(tape, true, options.as_of.has_value());
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    const Lens lens(graph, options);
    const Measures measures(lens);
    UpstreamSearch upstream(flow, lens, measures);
    const UpstreamCount count(flow);
    for (int i = 0; i < companies; ++i) {
      const VertexId to = vertex(graph, "C" + std::to_string(i));
      SupplyQuery query;
      query.to = to;
      query.depth = depth;
      std::map<VertexId, std::uint32_t> tiers;
      for (const SupplyRow& row : supply(flow, lens, measures, query))
        if (!row.partner && row.supplier != no_vertex) tiers.emplace(row.supplier, row.depth);
      std::uint32_t tier = 0;
      std::set<VertexId> reached;
      for (const VertexId v : upstream.of(to, depth)) {
        if (!reached.insert(v).second) return literal + name_of(graph, v) + " is listed twice";
        if (!tiers.contains(v)) return literal + name_of(graph, v) + " does not supply " + name_of(graph, to);
        if (tiers[v] < tier) return literal + name_of(graph, v) + " comes too late";
        tier = tiers[v];
      }
      found += static_cast<int>(reached.size());
      if (reached.size() != tiers.size())
        return literal + "missing of " + name_of(graph, to) + ": only " + names(graph, reached);

      const Lens all(graph);
      const Measures any(all);
      if (const std::size_t everybody = UpstreamSearch(flow, all, any).of(to).size(); count.of(to) != everybody)
        return literal + "counted " + std::to_string(count.of(to)) + " of " + std::to_string(everybody);
    }
    return "";
  });
  EXPECT_GT(found, property_cases(1000));
}

TEST(UpstreamSearch, AllowedHopsAreThoseWithoutACertainProhibition) {
  int prohibited_rows = 0;
  check_random_cases(1500, 90, [&](Tape& tape) -> std::string {
    LensOptions options = drawn_lens(tape);
    if (!options.as_of) options = as_of("2025-06-10");
    const std::string literal = drawn(tape, false, true);
    const KnowledgeGraph graph = graph_of(literal);
    const GoodsFlowGraph flow(graph);
    const Lens lens(graph, options);
    const Measures measures(lens);
    UpstreamSearch upstream(flow, lens, measures);
    std::map<VertexId, std::set<VertexId>> suppliers;
    for (int i = 0; i < companies; ++i) {
      SupplyQuery query;
      query.to = vertex(graph, "C" + std::to_string(i));
      for (const SupplyRow& row : supply(flow, lens, measures, query)) {
        const bool prohibited = std::any_of(row.measures.begin(), row.measures.end(), [&](const MeasureOnHop& measure) {
          return measure.role == MeasureRole::against && !measure.expected && measure.match == Match::certain &&
                 graph.kinds().effects()[measure.effect].prohibits;
        });
        prohibited_rows += prohibited;
        if (!row.partner && !prohibited) suppliers[*query.to].insert(row.supplier);
      }
    }
    for (int i = 0; i < companies; ++i) {
      const VertexId to = vertex(graph, "C" + std::to_string(i));
      std::set<VertexId> expected = suppliers[to];
      for (std::size_t size = 0; size != expected.size();) {
        size = expected.size();
        for (const VertexId v : std::set<VertexId>(expected)) expected.insert(suppliers[v].begin(), suppliers[v].end());
      }
      const auto answer = upstream.of(to, UINT32_MAX, Hops::allowed);
      if (const std::set<VertexId> reached(answer.begin(), answer.end()); reached != expected)
        return literal + "of " + name_of(graph, to) + ": " + names(graph, reached) + "instead of " +
               names(graph, expected);
    }
    return "";
  });
  EXPECT_GT(prohibited_rows, property_cases(10));
}

}  // namespace
}  // namespace filiera

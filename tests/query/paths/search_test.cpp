// SPDX-License-Identifier: Apache-2.0
// Tests of paths: modes, selectors, common periods, exclusions, and how a search ends.
#include "query/paths/search.hpp"

#include <gtest/gtest.h>

#include "graph/time/matched_days.hpp"
#include "query/paths/hops.hpp"
#include "tests/query/paths/path_literal.hpp"

namespace filiera {
namespace {

PathQuery select(PathSelector selector, PathMode mode = PathMode::walk, std::size_t max_hops = 12) {
  PathQuery query;
  query.selector = selector;
  query.mode = mode;
  query.max_hops = max_hops;
  return query;
}

constexpr std::string_view eight = R"(
  document D 2025-06-01
  company A B C E
  c1: A suppliesTo B by D
  c2: B suppliesTo C by D
  c3: C suppliesTo B by D
  c4: B suppliesTo E by D
  c5: E suppliesTo A by D
)";

TEST(PathSearch, ModesSayWhatMayComeTwice) {
  const KnowledgeGraph graph = graph_of(eight);
  const std::string direct = "A -suppliesTo> B -suppliesTo> E\n";
  const std::string round = "A -suppliesTo> B -suppliesTo> C -suppliesTo> B -suppliesTo> E\n";
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::all, PathMode::acyclic)), direct);
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::all, PathMode::simple)), direct);
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::all, PathMode::trail)), direct + round);
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::all, PathMode::walk, 4)), direct + round + "hops reached\n");
  EXPECT_EQ(paths(graph, "A", "A", select(PathSelector::all, PathMode::acyclic)), "");
  EXPECT_EQ(paths(graph, "A", "A", select(PathSelector::all, PathMode::simple)),
            "A -suppliesTo> B -suppliesTo> E -suppliesTo> A\n");
}

TEST(PathSearch, SelectorsTakeTheShortest) {
  const KnowledgeGraph graph = graph_of(R"(
    document D 2025-06-01
    company A B C E
    c1: A suppliesTo B by D
    c2: A suppliesTo C by D
    c3: B suppliesTo E by D
    c4: C suppliesTo E by D
    c5: B suppliesTo C by D
  )");
  const std::string by_b = "A -suppliesTo> B -suppliesTo> E\n", by_c = "A -suppliesTo> C -suppliesTo> E\n";
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::any)), by_b);
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::any_shortest)), by_b);
  EXPECT_EQ(paths(graph, "A", "E", select(PathSelector::all_shortest)), by_b + by_c);
  PathQuery three = select(PathSelector::shortest_k);
  three.count = 3;
  EXPECT_EQ(paths(graph, "A", "E", three), by_b + by_c + "A -suppliesTo> B -suppliesTo> C -suppliesTo> E\n");
  PathQuery limited = select(PathSelector::all_shortest);
  limited.limit = 1;
  EXPECT_EQ(paths(graph, "A", "E", limited), by_b + "limit reached\n");
}

TEST(PathSearch, NoPathIsFoundTwice) {
  const KnowledgeGraph graph = graph_of(eight);
  EXPECT_EQ(paths(graph, "A", "E", via(graph, "(suppliesTo|suppliesTo/suppliesTo|suppliesTo*)+")),
            "A -suppliesTo> B -suppliesTo> E\n");
}

TEST(PathSearch, GoodsMoveThroughProductsAndByUsesOnlyPossibly) {
  const KnowledgeGraph graph = graph_of(R"(
    document D 2025-06-01
    company Maker Owner User Designer
    product Chip Server
    c1: Maker manufactures Chip by D
    c2: Chip inputTo Server by D
    c3: Owner commissions Server by D
    c4: User uses Chip by D
    c5: Designer designs Chip by D
  )");
  EXPECT_EQ(paths(graph, "Maker", "Owner"), "Maker -manufactures> Chip -inputTo> Server <commissions- Owner\n");
  EXPECT_EQ(paths(graph, "Maker", "User"), "Maker -manufactures> Chip <uses- User ?\n");
  EXPECT_EQ(paths(graph, "Designer", "User"), "");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(paths(graph, "Maker", "User", {}, certain), "");
}

constexpr std::string_view dated = R"(
  document D 2026-06-01
  company A B C E
  c1: A suppliesTo B starts=2023 ends=2023 by D
  c2: B suppliesTo E starts=2024 ends=2025 by D
  c3: B suppliesTo C starts=2023 ends=2024 by D
  c4: C suppliesTo E starts=[2023..2024] ends=2025 by D
)";

TEST(PathSearch, EdgesShareADay) {
  const KnowledgeGraph graph = graph_of(dated);
  EXPECT_EQ(paths(graph, "A", "E"), "A -suppliesTo> B -suppliesTo> C -suppliesTo> E ?\n");
  EXPECT_EQ(paths(graph, "A", "E", {}, as_of("2023")), "A -suppliesTo> B -suppliesTo> C -suppliesTo> E ?\n");
  EXPECT_EQ(paths(graph, "A", "E", {}, as_of("2024")), "");
  PathQuery any_time;
  any_time.common_period = CommonPeriod::ignored;
  EXPECT_EQ(paths(graph, "A", "E", any_time), "A -suppliesTo> B -suppliesTo> E\n");
}

TEST(PathSearch, WhatHappensOnAnUnknownDayMeetsWhatLastsThroughoutForCertain) {
  const KnowledgeGraph graph = graph_of(R"(
    document D 2026-06-01
    company A B C
    c1: A suppliesTo B when=2025-03 by D
    c2: B suppliesTo C starts=2024 ends=2025-06 by D
    c3: B suppliesTo C when=2025-03 by D
  )");
  EXPECT_EQ(paths(graph, "A", "C"), "A -suppliesTo> B -suppliesTo> C\nA -suppliesTo> B -suppliesTo> C ?\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(paths(graph, "A", "C", {}, certain), "A -suppliesTo> B -suppliesTo> C\n");
}

TEST(PathSearch, AvoidedVerticesAreOnNoPath) {
  const KnowledgeGraph graph = graph_of(eight);
  PathQuery query;
  query.avoid = {vertex(graph, "B")};
  EXPECT_EQ(paths(graph, "A", "E", query), "");
  EXPECT_EQ(paths(graph, "E", "A", query), "E -suppliesTo> A\n");
}

constexpr std::string_view prohibited = R"(
  document D 2026-06-01
  company Maker Buyer Dealer
  product Chip
  place China
  c1: Maker suppliesTo Buyer product=Chip starts=2025-01-01 ends=2025-12-31 by D
  c2: Maker suppliesTo Dealer product=Chip starts=2025-01-01 ends=2025-12-31 by D
  c3: Dealer suppliesTo Buyer starts=2025-01-01 ends=2025-12-31 by D
  c4: Buyer locatedIn China by D
  m1: measure prohibits appliesTo=Chip toPlace=China starts=2024 ends=2026 by D
)";

TEST(PathSearch, ACertainProhibitionEndsAPathAndAPossibleOneLeavesItPossible) {
  const KnowledgeGraph graph = graph_of(prohibited);
  PathQuery query = select(PathSelector::all, PathMode::acyclic);
  EXPECT_EQ(paths(graph, "Maker", "Buyer", query),
            "Maker -suppliesTo> Buyer\nMaker -suppliesTo> Dealer -suppliesTo> Buyer\n");
  query.prohibited = Prohibited::excluded;
  EXPECT_EQ(paths(graph, "Maker", "Buyer", query), "Maker -suppliesTo> Dealer -suppliesTo> Buyer ?\n");
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(paths(graph, "Maker", "Buyer", query, certain), "");
}

constexpr std::string_view goods = R"(
  document D 2026-06-01
  company A B C E
  product Wafer Chip GPU
  c1: A suppliesTo B product=Wafer by D
  c2: B suppliesTo C product=GPU by D
  c3: C suppliesTo E product=Chip by D
  c4: B suppliesTo E by D
  c5: Wafer inputTo Chip by D
  c6: GPU kindOf Chip by D
  c7: Chip inputTo GPU starts=[2025..] by D
)";

TEST(PathHops, SameGoodsFlowFromHopToHop) {
  const KnowledgeGraph graph = graph_of(goods);
  const Lens lens(graph);
  const Measures measures(lens);
  const auto flows = [&](std::string_view a, std::string_view b) {
    return measures.flows_into(vertex(graph, a), vertex(graph, b), every_day);
  };
  EXPECT_EQ(flows("GPU", "GPU"), Match::certain);
  EXPECT_EQ(flows("GPU", "Chip"), Match::certain);
  EXPECT_EQ(flows("Wafer", "Chip"), Match::certain);
  EXPECT_EQ(flows("Chip", "Wafer"), Match::no);
  const Lens on_a_day(graph, as_of("2025-06"));
  EXPECT_EQ(Measures(on_a_day).flows_into(vertex(graph, "Wafer"), vertex(graph, "GPU"), every_day), Match::possible);
}

TEST(PathSearch, DemandedGoodsStayTheSame) {
  const KnowledgeGraph graph = graph_of(goods);
  PathQuery query = select(PathSelector::all, PathMode::acyclic);
  query.same_goods = SameGoods::demanded;
  EXPECT_EQ(paths(graph, "A", "E", query), "A -suppliesTo> B -suppliesTo> C -suppliesTo> E ?\n");
  EXPECT_EQ(paths(graph, "A", "E", query, as_of("2024")), "");
  EXPECT_EQ(paths(graph, "A", "E", query, as_of("2026-12")), "A -suppliesTo> B -suppliesTo> C -suppliesTo> E ?\n");
}

TEST(PathHops, AHopLeadsThroughOneProduct) {
  const KnowledgeGraph graph = graph_of(R"(
    document D 2026-06-01
    company Maker Owner
    product Chip Server
    place China
    c1: Maker manufactures Chip starts=2025-01-01 ends=2025-12-31 by D
    c2: Chip inputTo Server by D
    c3: Owner commissions Server toPlace=China starts=2025-01-01 ends=2025-12-31 by D
    c4: Owner commissions Chip starts=2025-01-01 ends=2025-12-31 by D
    m1: measure prohibits appliesTo=Chip starts=2024 ends=2026 by D
    m2: measure prohibits appliesTo=Server toPlace=China starts=2024 ends=2026 by D
  )");
  const Lens lens(graph);
  const Measures measures(lens);
  PathQuery query = select(PathSelector::all, PathMode::acyclic);
  query.from = vertex(graph, "Maker");
  query.to = vertex(graph, "Owner");
  std::string text;
  for (const Path& path : find_paths(lens, measures, query).paths) {
    for (const PathHop& hop : PathHops(lens, measures).of(path)) {
      text += std::to_string(hop.first_edge) + "+" + std::to_string(hop.edges) + " " + name_of(graph, hop.supplier) +
              " " + name_of(graph, hop.product) + " " + name_of(graph, hop.recipient) + " " +
              name_of(graph, hop.destination);
      if (hop.same_goods) text += *hop.same_goods == Match::no ? " not stated" : " same goods";
      for (const MeasureOnHop& row : hop.measures)
        text += " " + name_of(graph, row.measure) + (row.match == Match::possible ? "?" : "");
      text += "\n";
    }
    text += "\n";
  }
  EXPECT_EQ(text,
            "0+2 Maker Chip Owner - m1 m2?\n"
            "\n"
            "0+1 Maker Chip - - m1 m2?\n"
            "1+1 - - - -\n"
            "2+1 - Server Owner China same goods m2\n"
            "\n");
}

TEST(PathHops, TheRecipientsDestinationCountsBeforeTheMakersWhicheverWayThePathIsWalked) {
  const KnowledgeGraph graph = graph_of(R"(
    document D 2026-06-01
    company Maker Owner Guest
    product Chip
    place Here There
    c1: Maker manufactures Chip toPlace=Here by D
    c2: Owner commissions Chip toPlace=There by D
    c3: Guest commissions Chip by D
  )");
  const Edge made = graph.edge(claim(graph, "c1")), taken = graph.edge(claim(graph, "c2")),
             taken_silently = graph.edge(claim(graph, "c3"));
  const auto turned = [](const Edge& e) { return Edge{e.target, e.source, e.claim}; };
  const auto place = [&](const Edge& first, const Edge& second) {
    return name_of(graph, hops_along(graph, std::vector{first, second}).front().destination);
  };
  EXPECT_EQ(place(made, turned(taken)), "There");
  EXPECT_EQ(place(taken, turned(made)), "There");
  EXPECT_EQ(place(made, turned(taken_silently)), "Here");
  EXPECT_EQ(place(taken_silently, turned(made)), "Here");
}

// A chain of diamonds: two ways through each; every second diamond is open only in its own year.
std::string diamonds(int count) {
  std::string text = "document D 2026-06-01\ncompany V0";
  for (int i = 1; i <= count; ++i)
    text += " V" + std::to_string(i) + " U" + std::to_string(i) + " L" + std::to_string(i);
  const auto link = [&](const std::string& a, const std::string& b, const std::string& time) {
    static int claims = 0;
    text += "\nc" + std::to_string(++claims) + ": " + a + " suppliesTo " + b + time + " by D";
  };
  for (int i = 1; i <= count; ++i) {
    const std::string before = "V" + std::to_string(i - 1), after = "V" + std::to_string(i), n = std::to_string(i);
    link(before, "U" + n, " starts=2024-01-01 ends=2024-12-31");
    link(before, "L" + n, i == count ? " starts=2024-01-01 ends=2024-12-31" : " starts=2023-01-01 ends=2024-01-01");
    link("U" + n, after, "");
    link("L" + n, after, "");
  }
  return text;
}

TEST(PathSearch, ManyDeadEndsInTimeCostNothing) {
  const KnowledgeGraph graph = graph_of(diamonds(30));
  PathQuery query = select(PathSelector::all_shortest, PathMode::walk, 100);
  query.limit = 3;
  query.edge_budget = 3'000;
  LensOptions late = as_of("2024-06");
  const std::string found = paths(graph, "V0", "V30", query, late);
  EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 2);
  EXPECT_FALSE(found.ends_with("budget spent\n"));
  query.selector = PathSelector::any_shortest;
  EXPECT_EQ(std::count(found.begin(), found.end(), 'U'), 59);
  query.edge_budget = 50;
  EXPECT_EQ(paths(graph, "V0", "V30", query, late), "budget spent\n");
}

}  // namespace
}  // namespace filiera

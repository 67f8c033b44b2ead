// SPDX-License-Identifier: Apache-2.0
// Searches on graphs with too many paths to walk, and on graphs of which a question touches little: what is
// looked at is bounded.
#include <gtest/gtest.h>

#include <set>

#include "tests/query/path_literal.hpp"

namespace filiera {
namespace {

class Links {
 public:
  void add(const std::string& from, const std::string& to) {
    for (const std::string& name : {from, to})
      if (known_.insert(name).second) text_ += "company " + name + "\n";
    text_ += "c" + std::to_string(++count_) + ": " + from + " suppliesTo " + to + " by D\n";
  }
  KnowledgeGraph graph() const { return graph_of("document D 2026-01\n" + text_); }

 private:
  std::string text_;
  std::set<std::string> known_;
  int count_ = 0;
};

std::string v(int i) { return "v" + std::to_string(i); }

// Forty diamonds in a row: 2^40 paths.
KnowledgeGraph ladder() {
  Links links;
  for (int i = 0; i < 40; ++i)
    for (const char* side : {"l", "r"}) {
      links.add(v(i), side + std::to_string(i));
      links.add(side + std::to_string(i), v(i + 1));
    }
  return links.graph();
}

struct Answered {
  std::size_t paths;
  std::size_t longest;
  PathEnd end;
  friend bool operator==(const Answered&, const Answered&) = default;
};

Answered answered(const KnowledgeGraph& graph, const std::string& from, const std::string& to,
                  PathQuery query) {
  const Lens lens(graph);
  const Measures measures(lens);
  query.from = vertex(graph, from);
  query.to = vertex(graph, to);
  Answered answer{0, 0, PathEnd::complete};
  answer.end = search_paths(lens, measures, query, [&](const Path& path) {
    ++answer.paths;
    answer.longest = std::max(answer.longest, path.edges.size());
    return true;
  });
  return answer;
}

constexpr PathMode every_mode[] = {PathMode::walk, PathMode::trail, PathMode::acyclic, PathMode::simple};

TEST(PathBounds, OfCountlessPathsTheFirstAreFoundAtThePriceOfTheirEdges) {
  const KnowledgeGraph graph = ladder();
  for (const PathMode mode : every_mode) {
    PathQuery query;
    query.mode = mode;
    query.limit = 100;
    query.selector = PathSelector::any_shortest;
    query.edge_budget = 3'000;
    EXPECT_EQ(answered(graph, "v0", "v40", query), (Answered{1, 80, PathEnd::complete}));
    query.edge_budget = 60'000;
    query.selector = PathSelector::all_shortest;
    EXPECT_EQ(answered(graph, "v0", "v40", query), (Answered{100, 80, PathEnd::limit_reached}));
    query.selector = PathSelector::all;
    EXPECT_EQ(answered(graph, "v0", "v40", query), (Answered{100, 80, PathEnd::limit_reached}));
    query.selector = PathSelector::shortest_k;
    query.count = 50;
    EXPECT_EQ(answered(graph, "v0", "v40", query), (Answered{50, 80, PathEnd::complete}));
  }
}

TEST(PathBounds, TooFewEdgesAreSaidWithoutWalkingAny) {
  const KnowledgeGraph graph = ladder();
  PathQuery query;
  query.selector = PathSelector::any;
  query.edge_budget = 3'000;
  query.max_hops = 79;
  EXPECT_EQ(answered(graph, "v0", "v40", query), (Answered{0, 0, PathEnd::hops_reached}));
}

TEST(PathBounds, AmongAllThatSupplyEachOtherTheShortestComeFirst) {
  Links links;
  for (int i = 0; i < 30; ++i)
    for (int j = 0; j < 30; ++j)
      if (i != j) links.add(v(i), v(j));
  const KnowledgeGraph graph = links.graph();
  PathQuery query;
  query.selector = PathSelector::all;
  query.edge_budget = 500'000;
  query.limit = 29;
  for (const PathMode mode : every_mode) {
    query.mode = mode;
    EXPECT_EQ(answered(graph, "v0", "v1", query), (Answered{29, 2, PathEnd::limit_reached}));
  }
}

TEST(PathBounds, WhatIsNotReachedCostsNothing) {
  Links links;
  links.add("A", "x");
  links.add("x", "B");
  for (int i = 0; i < 2'000; ++i) links.add(v(i), v((i * 7 + 1) % 2'000));
  const KnowledgeGraph graph = links.graph();
  for (const PathMode mode : every_mode)
    for (const PathSelector selector : {PathSelector::any, PathSelector::all_shortest, PathSelector::all}) {
      PathQuery query;
      query.mode = mode;
      query.selector = selector;
      query.edge_budget = 40;
      EXPECT_EQ(answered(graph, "A", "B", query), (Answered{1, 2, PathEnd::complete}));
    }
}

TEST(PathBounds, LongWaysAreWalkedWithoutRecursion) {
  Links links;
  for (int i = 0; i < 5'000; ++i) links.add(v(i), v((i + 1) % 5'000));
  const KnowledgeGraph graph = links.graph();
  PathQuery query;
  query.edge_budget = 1'000'000;
  for (const PathMode mode : every_mode)
    for (const PathSelector selector : {PathSelector::any, PathSelector::all_shortest}) {
      query.mode = mode;
      query.selector = selector;
      EXPECT_EQ(answered(graph, "v0", "v4999", query), (Answered{1, 4'999, PathEnd::complete}));
    }
  query.mode = PathMode::simple;
  query.selector = PathSelector::all;
  EXPECT_EQ(answered(graph, "v0", "v4999", query), (Answered{1, 4'999, PathEnd::complete}));
}

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// The work of a search is bounded, on graphs with too many paths to enumerate and on large graphs of which a query
// concerns a small part.
#include <gtest/gtest.h>

#include <set>

#include "tests/query/paths/path_literal.hpp"

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

Answered answered(const KnowledgeGraph& graph, const std::string& from, const std::string& to, PathQuery query) {
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

TEST(PathBounds, WhatLeadsNowhereElseDoesNotSearchEverythingUpstream) {
  Links links;
  links.add("A", "x");
  links.add("x", "B");
  for (int i = 0; i < 2'000; ++i) {
    links.add(v(i), "B");
    links.add(v(i), v((i * 7 + 1) % 2'000));
  }
  const KnowledgeGraph graph = links.graph();
  PathQuery query;
  query.mode = PathMode::acyclic;
  query.selector = PathSelector::shortest_k;
  query.count = 10;
  query.common_period = CommonPeriod::ignored;
  query.edge_budget = 3'000;
  EXPECT_EQ(answered(graph, "A", "B", query), (Answered{1, 2, PathEnd::complete}));
}

TEST(PathBounds, GoingRoundWhatMustNotComeTwiceLooksNoFurtherThanThePathsThatAreAskedFor) {
  // From A through x to B; every other way to B leads back through x, except for a long one.
  Links links;
  links.add("A", "x");
  links.add("x", "B");
  for (int i = 0; i < 1'000; ++i) {
    links.add("x", v(i));
    links.add(v(i), "x");
  }
  links.add("x", "l0");
  for (int i = 0; i < 5; ++i) links.add("l" + std::to_string(i), "l" + std::to_string(i + 1));
  links.add("l5", "B");
  const KnowledgeGraph graph = links.graph();
  PathQuery query;
  query.mode = PathMode::acyclic;
  query.selector = PathSelector::shortest_k;
  query.count = 2;
  query.common_period = CommonPeriod::ignored;
  query.edge_budget = 60'000;
  EXPECT_EQ(answered(graph, "A", "B", query), (Answered{2, 8, PathEnd::complete}));
}

TEST(PathBounds, ShortestPathsAmongManyVerticesAreAsManyAsCountedBreadthFirst) {
  constexpr int vertices = 600;
  Links links;
  std::vector<std::vector<int>> next(vertices);
  std::uint32_t state = 1;
  const auto random = [&] { return static_cast<int>((state = state * 1664525 + 1013904223) >> 8) % vertices; };
  for (int i = 0; i < 3 * vertices; ++i) {
    const int from = random(), to = random();
    links.add(v(from), v(to));
    next[static_cast<std::size_t>(from)].push_back(to);
  }
  const KnowledgeGraph graph = links.graph();
  PathQuery query;
  query.limit = 100'000;
  for (const CommonPeriod period : {CommonPeriod::ignored, CommonPeriod::required}) {
    query.common_period = period;
    for (int pair = 0; pair < 60; ++pair) {
      const int from = random(), to = random();
      if (from == to) continue;
      std::vector<std::size_t> length(vertices, 0), count(vertices, 0);
      std::vector<int> queue{from};
      count[static_cast<std::size_t>(from)] = 1;
      for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto at = static_cast<std::size_t>(queue[i]);
        for (const int n : next[at]) {
          const auto to_next = static_cast<std::size_t>(n);
          if (n != from && length[to_next] == 0) {
            length[to_next] = length[at] + 1;
            queue.push_back(n);
          }
          if (n != from && length[to_next] == length[at] + 1) count[to_next] += count[at];
        }
      }
      const Answered expected{count[static_cast<std::size_t>(to)], length[static_cast<std::size_t>(to)],
                              PathEnd::complete};
      EXPECT_EQ(answered(graph, v(from), v(to), query), expected) << from << " to " << to;
    }
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

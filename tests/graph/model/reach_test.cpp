// SPDX-License-Identifier: Apache-2.0
// Tests of transitive closures.
#include "graph/model/reach.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "tests/graph/graph_literal.hpp"

namespace filiera::reach_test {
namespace {

// Edges of the literal: claims named in `possible` hold possibly, those in `never` not at all, all others certainly.
struct Case {
  KnowledgeGraph graph;
  std::set<std::string> possible, never;

  Case(std::string_view links, std::set<std::string> possible_ones = {}, std::set<std::string> never_ones = {})
      : graph(graph_of("document A 2025-01\nproduct a b c d e f\n" + std::string(links))),
        possible(std::move(possible_ones)),
        never(std::move(never_ones)) {}

  Match match(ClaimId c) const {
    const std::string name(local_name(graph.terms().value(graph.term_of_claim(c))));
    return never.contains(name) ? Match::no : possible.contains(name) ? Match::possible : Match::certain;
  }

  // "a b c?": in order, a question mark behind what is possible.
  std::string reached(std::vector<std::string> starts, Walk walk = Walk::outward) const {
    std::vector<VertexId> vertices;
    for (const std::string& start : starts) vertices.push_back(vertex(graph, start));
    std::string text;
    for (const Related& r : reach(graph, vertices, {graph.core(vocab::fil_kindOf), graph.core(vocab::fil_inputTo)},
                                  walk, [this](ClaimId c) { return match(c); }))
      text += (text.empty() ? "" : " ") + name_of(graph, r.vertex) + (r.match == Match::possible ? "?" : "");
    return text;
  }
};

TEST(Reach, FollowsTheTypesInTheirOrderBreadthFirst) {
  const Case chain(
      "c1: a inputTo b by A\nc2: a kindOf c by A\nc3: c kindOf d by A\nc4: b compliesWith m1 by A\n"
      "m1: measure prohibits appliesTo=f by A");
  EXPECT_EQ(chain.reached({"a"}), "a c b d");
  EXPECT_EQ(chain.reached({"d"}), "d");
  EXPECT_EQ(chain.reached({"d"}, Walk::inward), "d c a");
}

TEST(Reach, ListsWhatIsPossibleBehindWhatIsCertain) {
  const Case fork("c1: a kindOf b by A\nc2: b kindOf c by A\nc3: a kindOf d by A\nc4: c kindOf e by A", {"c1"});
  EXPECT_EQ(fork.reached({"a"}), "a d b? c? e?");
}

TEST(ReachTree, LeadsBackOverAShortestWalkOfTheBestMatch) {
  const Case ways(
      "c1: a kindOf d by A\nc2: a kindOf b by A\nc3: b kindOf c by A\nc4: c kindOf d by A\nc5: d kindOf e by A\n"
      "c6: b kindOf e by A\nc7: e kindOf a by A\nc8: f kindOf a by A",
      {"c1", "c5", "c6"}, {"c8"});
  const ReachTree tree = reach_tree(ways.graph, vertex(ways.graph, "a"), {ways.graph.core(vocab::fil_kindOf)},
                                    Walk::outward, [&](ClaimId c) { return ways.match(c); });
  std::map<std::string, std::string> last;
  for (const auto& [vertex, c] : tree)
    last[name_of(ways.graph, vertex)] = local_name(ways.graph.terms().value(ways.graph.term_of_claim(c)));
  EXPECT_EQ(last, (std::map<std::string, std::string>{{"b", "c2"}, {"c", "c3"}, {"d", "c4"}, {"e", "c6"}}));
}

TEST(Reach, ACertainWayOutweighsAShorterPossibleOne) {
  const Case ways("c1: a kindOf d by A\nc2: a kindOf b by A\nc3: b kindOf c by A\nc4: c kindOf d by A", {"c1"});
  EXPECT_EQ(ways.reached({"a"}), "a b c d");
}

TEST(Reach, WhatDoesNotHoldIsNotWalked) {
  const Case cut("c1: a kindOf b by A\nc2: b kindOf c by A", {}, {"c2"});
  EXPECT_EQ(cut.reached({"a"}), "a b");
}

TEST(Reach, EndsOnRingsAndTakesEachStartOnce) {
  const Case ring("c1: a kindOf b by A\nc2: b kindOf a by A\nc3: b kindOf b by A");
  EXPECT_EQ(ring.reached({"a", "b", "a"}), "a b");
  EXPECT_EQ(ring.reached({}), "");
}

TEST(Reach, AsksOnceAboutEachEdge) {
  const Case graph(
      "c1: a kindOf b by A\nc2: a kindOf c by A\nc3: b kindOf d by A\nc4: c kindOf d by A\nc5: d kindOf a by A",
      {"c1", "c4"});
  std::map<ClaimId, int> asked;
  reach(graph.graph, {vertex(graph.graph, "a")}, {graph.graph.core(vocab::fil_kindOf)}, Walk::outward, [&](ClaimId c) {
    ++asked[c];
    return graph.match(c);
  });
  EXPECT_EQ(asked.size(), 5u);
  for (const auto& [claim, times] : asked) EXPECT_EQ(times, 1) << claim;
}

RC_GTEST_PROP(Reach, GivesEachVertexItsBestWay, ()) {
  const char names[] = "abcdef";
  std::string links;
  std::set<std::string> possible, never;
  const int count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    const std::string name = "c" + std::to_string(i);
    links += name + ": " + names[*rc::gen::inRange(0, 6)] + (*rc::gen::arbitrary<bool>() ? " kindOf " : " inputTo ") +
             names[*rc::gen::inRange(0, 6)] + " by A\n";
    const int kind = *rc::gen::inRange(0, 3);
    if (kind == 1) possible.insert(name);
    if (kind == 2) never.insert(name);
  }
  const Case c(links, possible, never);
  const VertexId start = vertex(c.graph, "a");
  std::map<VertexId, Match> best{{start, Match::certain}};
  for (bool changed = true; changed;) {
    changed = false;
    for (ClaimId e = 0; e < c.graph.edge_count(); ++e) {
      const Edge edge = c.graph.edge(e);
      if (!best.contains(edge.source)) continue;
      const Match way = both(best[edge.source], c.match(e));
      if (way == Match::no || (best.contains(edge.target) && best[edge.target] >= way)) continue;
      best[edge.target] = way;
      changed = true;
    }
  }
  std::map<VertexId, Match> found;
  for (const Related& r : reach(c.graph, {start}, {c.graph.core(vocab::fil_inputTo), c.graph.core(vocab::fil_kindOf)},
                                Walk::outward, [&](ClaimId e) { return c.match(e); }))
    RC_ASSERT(found.emplace(r.vertex, r.match).second);
  RC_ASSERT(found == best);
}

}  // namespace
}  // namespace filiera::reach_test

// SPDX-License-Identifier: Apache-2.0
// Tests of dominators and lost sources: against Boost, against removal one by one, against every possible world.
#include "query/impact/flow_subgraph.hpp"

#include <gtest/gtest.h>
#include <pthread.h>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <functional>

#include "query/impact/dominators.hpp"
#include "tests/random_property.hpp"

namespace filiera::flow_subgraph_test {
namespace {

using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

Rows<std::uint32_t> rows_of(std::uint32_t count, Ends ends) {
  std::sort(ends.begin(), ends.end());
  return Rows<std::uint32_t>::of(count, [&](auto&& visit) {
    for (const auto& [from, to] : ends) visit(from, to);
  });
}

Ends random_ends(std::uint32_t count, std::uint32_t most) {
  Ends ends;
  const std::uint32_t arcs = *rc::gen::inRange<std::uint32_t>(0, most + 1);
  for (std::uint32_t i = 0; i < arcs; ++i)
    ends.emplace_back(*rc::gen::inRange<std::uint32_t>(0, count), *rc::gen::inRange<std::uint32_t>(0, count));
  return ends;
}

std::vector<bool> reached_without(const Rows<std::uint32_t>& graph, std::uint32_t root, std::uint32_t removed) {
  std::vector<bool> seen(graph.size(), false);
  std::vector<std::uint32_t> next;
  if (root != removed) {
    seen[root] = true;
    next.push_back(root);
  }
  while (!next.empty()) {
    const std::uint32_t v = next.back();
    next.pop_back();
    for (const std::uint32_t to : graph[v])
      if (to != removed && !seen[to]) {
        seen[to] = true;
        next.push_back(to);
      }
  }
  return seen;
}

TEST(Dominators, OfTheExampleOfLengauerAndTarjan) {
  // Figure 1 of the paper: R A B C D E F G H I J K L as 0 to 12.
  const Rows<std::uint32_t> graph =
      rows_of(13, {{0, 1}, {0, 2}, {0, 3},  {1, 4}, {2, 1},  {2, 4},  {2, 5},  {3, 6},  {3, 7},  {4, 12}, {5, 8},
                   {6, 9}, {7, 9}, {7, 10}, {8, 5}, {8, 11}, {9, 11}, {10, 9}, {11, 9}, {11, 0}, {12, 8}});
  EXPECT_EQ(immediate_dominators(graph, 0),
            (std::vector<std::uint32_t>{no_dominator, 0, 0, 0, 0, 0, 3, 3, 0, 0, 7, 0, 4}));
}

TEST(Dominators, OfARootAloneAndOfWhatIsNotReached) {
  EXPECT_EQ(immediate_dominators(rows_of(1, {}), 0), std::vector<std::uint32_t>{no_dominator});
  EXPECT_EQ(immediate_dominators(rows_of(3, {{1, 2}, {2, 0}}), 0),
            (std::vector<std::uint32_t>{no_dominator, no_dominator, no_dominator}));
}

TEST(Dominators, AreThoseOfBoost) {
  expect_property(
      [] {
        const std::uint32_t count = *rc::gen::inRange(1u, 14u);
        Ends ends = random_ends(count, 2 * count);
        // Boost 1.81 errs beside arcs from vertices that the root does not reach.
        for (std::uint32_t v = 1; v < count; ++v) ends.emplace_back(*rc::gen::inRange(0u, v), v);
        const Rows<std::uint32_t> graph = rows_of(count, ends);
        boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS> oracle(ends.begin(), ends.end(), count);
        std::vector<std::size_t> dominator(count, SIZE_MAX);
        boost::lengauer_tarjan_dominator_tree(
            oracle, 0, boost::make_iterator_property_map(dominator.begin(), get(boost::vertex_index, oracle)));
        const std::vector<std::uint32_t> found = immediate_dominators(graph, 0);
        for (std::uint32_t v = 0; v < count; ++v)
          RC_ASSERT(found[v] == (dominator[v] == SIZE_MAX ? no_dominator : static_cast<std::uint32_t>(dominator[v])));
      },
      3000);
}

TEST(Dominators, AreWhatCutsOffWhenRemoved) {
  expect_property(
      [] {
        const std::uint32_t count = *rc::gen::inRange(1u, 9u);
        const Rows<std::uint32_t> graph = rows_of(count, random_ends(count, 3 * count));
        const std::vector<std::uint32_t> found = immediate_dominators(graph, 0);
        const std::vector<bool> reached = reached_without(graph, 0, no_dominator);
        for (std::uint32_t d = 0; d < count; ++d) {
          const std::vector<bool> left = reached_without(graph, 0, d);
          for (std::uint32_t v = 0; v < count; ++v) {
            bool above = false;
            for (std::uint32_t u = v; u != no_dominator; u = found[u]) above = above || u == d;
            if (reached[v]) RC_ASSERT(above == !left[v]);
          }
        }
      },
      2000);
}

// Runs in a thread with a stack of 256 KB.
void on_a_small_stack(const std::function<void()>& run) {
  pthread_attr_t attributes;
  ASSERT_EQ(pthread_attr_init(&attributes), 0);
  ASSERT_EQ(pthread_attr_setstacksize(&attributes, 256 * 1024), 0);
  pthread_t thread{};
  const auto start = [](void* task) -> void* {
    (*static_cast<const std::function<void()>*>(task))();
    return nullptr;
  };
  ASSERT_EQ(pthread_create(&thread, &attributes, start, const_cast<void*>(static_cast<const void*>(&run))), 0);
  pthread_join(thread, nullptr);
  pthread_attr_destroy(&attributes);
}

// Counts over the dominators, origins and losses of a subgraph.
struct Counts {
  std::size_t origins = 0;
  std::size_t lost = 0;
  std::size_t dominated_by_first = 0;
};

Counts counts_of(std::vector<FlowArc> arcs) {
  const FlowSubgraph part(std::move(arcs));
  Counts counts;
  counts.origins = part.origins().size();
  for (const Match match : lost_sources(part).vertices) counts.lost += match == Match::certain;
  Rows<std::uint32_t> rows;
  rows.offset = part.arcs().offset;
  for (const FlowArc& arc : part.arcs().values) rows.values.push_back(arc.to);
  const std::vector<std::uint32_t> dominator = immediate_dominators(rows, 0);
  for (std::uint32_t v = 1; v < part.size(); ++v) counts.dominated_by_first += dominator[v] == v - 1;
  return counts;
}

TEST(FlowSubgraph, ALongChainAndARingNeedNoStack) {
  on_a_small_stack([] {
    std::vector<FlowArc> chain;
    for (std::uint32_t v = 0; v + 1 < 200'000; ++v)
      chain.push_back({v, v + 1, Match::certain, v == 0 ? Match::certain : Match::no});
    const Counts of_chain = counts_of(chain);
    EXPECT_EQ(of_chain.origins, 1u);
    EXPECT_EQ(of_chain.lost, 199'999u);
    EXPECT_EQ(of_chain.dominated_by_first, 199'999u);

    std::vector<FlowArc> ring;
    for (std::uint32_t v = 0; v < 50'000; ++v) ring.push_back({v, (v + 1) % 50'000, Match::certain, Match::no});
    EXPECT_EQ(counts_of(ring).origins, 50'000u);
    EXPECT_EQ(counts_of(ring).lost, 0u);
    EXPECT_EQ(counts_of(ring).dominated_by_first, 49'999u);
    ring.push_back({50'000, 0, Match::certain, Match::certain});
    EXPECT_EQ(counts_of(ring).origins, 1u);
    EXPECT_EQ(counts_of(ring).lost, 50'000u);
  });
}

std::vector<VertexId> origins_of(std::vector<FlowArc> arcs) {
  const FlowSubgraph part(std::move(arcs));
  std::vector<VertexId> vertices;
  for (const std::uint32_t origin : part.origins()) vertices.push_back(part.vertex(origin));
  return vertices;
}

TEST(FlowSubgraph, GoodsBeginWhereNothingComesInAndAllRoundARingThatNothingEnters) {
  EXPECT_EQ(origins_of({}), std::vector<VertexId>());
  EXPECT_EQ(origins_of({{5, 7}, {3, 7}, {7, 9}}), (std::vector<VertexId>{3, 5}));
  EXPECT_EQ(origins_of({{5, 7}, {7, 5}, {7, 9}, {9, 9}}), (std::vector<VertexId>{5, 7}));
  EXPECT_EQ(origins_of({{5, 7}, {7, 5}, {3, 5}}), (std::vector<VertexId>{3}));
  EXPECT_EQ(origins_of({{5, 5}, {5, 7}}), (std::vector<VertexId>{5}));
}

TEST(FlowSubgraph, GoodsOfARingBeginWithItsPartiesWhereItHasAny) {
  const auto even = [](VertexId v) { return v % 2 == 0; };
  EXPECT_EQ(FlowSubgraph({{4, 5}, {5, 4}, {5, 8}}, even).origins(), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(FlowSubgraph({{3, 5}, {5, 3}, {5, 8}}, even).origins(), (std::vector<std::uint32_t>{0, 1}));
}

// Every choice of the possible arcs and the possible losses.
TEST(LostSources, AreThoseOfEveryPossibleWorld) {
  expect_property(
      [] {
        const std::uint32_t count = *rc::gen::inRange(1u, 6u);
        std::vector<FlowArc> arcs;
        std::size_t open = 0;
        for (const auto& [from, to] : random_ends(count, 2 * count)) {
          FlowArc arc{from, to, Match::certain, Match::no};
          if (open < 9 && *rc::gen::inRange(0, 2) == 0) arc.match = Match::possible;
          arc.loss = *rc::gen::elementOf(std::vector{Match::no, Match::no, Match::possible, Match::certain});
          open += (arc.match == Match::possible) + (arc.loss == Match::possible);
          if (open > 11) arc.loss = Match::no;
          arcs.push_back(arc);
        }
        std::vector<bool> party(count);
        for (std::uint32_t v = 0; v < count; ++v) party[v] = *rc::gen::inRange(0, 4) > 0;
        const FlowSubgraph part(arcs, [&](VertexId v) { return party[v]; });
        const std::vector<FlowArc>& all = part.arcs().values;
        std::vector<bool> some(part.size(), false), every(part.size(), true), safe(part.size(), true);
        std::vector<bool> begins(part.size(), false), always_begins(part.size(), true);
        std::vector<std::pair<std::size_t, bool>> choices;  // of an arc: its loss if true, else whether it is real
        for (std::size_t i = 0; i < all.size(); ++i) {
          if (all[i].match == Match::possible) choices.emplace_back(i, false);
          if (all[i].loss == Match::possible) choices.emplace_back(i, true);
        }
        for (std::size_t world = 0; world < std::size_t{1} << choices.size(); ++world) {
          std::vector<bool> real(all.size(), true), lost(all.size());
          for (std::size_t i = 0; i < all.size(); ++i) lost[i] = all[i].loss == Match::certain;
          for (std::size_t k = 0; k < choices.size(); ++k)
            (choices[k].second ? lost : real)[choices[k].first] = world >> k & 1;
          const auto reached_from = [&](std::vector<bool> seen, bool after) {
            for (std::size_t round = 0; round < part.size(); ++round)
              for (std::size_t i = 0; i < all.size(); ++i)
                if (seen[all[i].from] && real[i] && !(after && lost[i])) seen[all[i].to] = true;
            return seen;
          };
          // The origins of this world: nothing leads to them that they do not lead to.
          std::vector<std::vector<bool>> leads;
          for (std::uint32_t v = 0; v < part.size(); ++v) {
            std::vector<bool> start(part.size(), false);
            start[v] = true;
            leads.push_back(reached_from(start, false));
          }
          std::vector<bool> origin(part.size(), true), supplied(part.size(), false);
          for (std::uint32_t v = 0; v < part.size(); ++v) {
            bool party_beside = false;
            for (std::uint32_t u = 0; u < part.size(); ++u) {
              if (leads[u][v] && !leads[v][u]) origin[v] = false;
              party_beside = party_beside || (leads[u][v] && leads[v][u] && party[part.vertex(u)]);
            }
            // The goods of a cycle begin with its parties.
            if (party_beside && !party[part.vertex(v)]) origin[v] = false;
            begins[v] = begins[v] || origin[v];
            always_begins[v] = always_begins[v] && origin[v];
          }
          for (std::size_t i = 0; i < all.size(); ++i)
            if (real[i] && all[i].from != all[i].to) supplied[all[i].to] = true;
          const std::vector<bool> has = reached_from(origin, true);
          for (std::uint32_t v = 0; v < part.size(); ++v) {
            some[v] = some[v] || (supplied[v] && !has[v]);
            every[v] = every[v] && supplied[v] && !has[v];
            safe[v] = safe[v] && has[v];
          }
        }
        const auto numbers_where = [](const std::vector<bool>& flags) {
          std::vector<std::uint32_t> numbers;
          for (std::uint32_t v = 0; v < flags.size(); ++v)
            if (flags[v]) numbers.push_back(v);
          return numbers;
        };
        RC_ASSERT(part.possible_origins() == numbers_where(begins));
        RC_ASSERT(part.sure_origins() == numbers_where(always_begins));
        const std::vector<Match> found = lost_sources(part).vertices;
        for (std::uint32_t v = 0; v < part.size(); ++v) {
          RC_ASSERT(!some[v] || found[v] != Match::no);
          RC_ASSERT(found[v] != Match::certain || every[v]);
        }
        // The vertices downstream of an arc that may be lost and not certainly supplied otherwise.
        std::vector<bool> exposed(part.size(), false);
        for (std::size_t round = 0; round < part.size(); ++round)
          for (const FlowArc& arc : all)
            if (!safe[arc.to] && (arc.loss != Match::no || exposed[arc.from])) exposed[arc.to] = true;
        for (std::uint32_t v = 0; v < part.size(); ++v) RC_ASSERT(found[v] != Match::no || !exposed[v]);
      },
      1500);
}

// C may supply A, of a cycle of A and B. If it does not, the goods begin with A.
TEST(LostSources, OfACycleThatIsPerhapsEnteredAreNoneWhereItKeepsASourceEitherWay) {
  const FlowSubgraph cycle({{0, 1, Match::certain}, {1, 0, Match::certain, Match::certain}, {2, 0, Match::possible}});
  EXPECT_EQ(lost_sources(cycle).vertices, (std::vector{Match::no, Match::no, Match::no}));
}

// B may supply A, and E supplies B: whether or not it is a cycle, C has A alone.
TEST(LostSources, AreCertainWhereTheOnlySourceGoesWhetherOrNotItLiesOnACycle) {
  const FlowSubgraph chain({{0, 2, Match::certain, Match::certain},
                            {2, 1, Match::certain},
                            {1, 0, Match::possible},
                            {4, 1, Match::certain}});
  EXPECT_EQ(lost_sources(chain).vertices, (std::vector{Match::no, Match::no, Match::certain, Match::no}));
}

}  // namespace
}  // namespace filiera::flow_subgraph_test

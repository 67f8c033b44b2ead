// SPDX-License-Identifier: Apache-2.0
// Tests of compressed rows, and of them as graphs of Boost.
#include "graph/model/rows.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <map>

namespace filiera::rows_test {
namespace {

struct Road {
  std::uint32_t to;
  char name;
};
std::uint32_t arc_target(const Road& road) { return road.to; }

using Graph = Rows<Road>;
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<Graph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<Graph>));

std::string names(std::span<const Road> roads) {
  std::string text;
  for (const Road& road : roads) text += road.name;
  return text;
}

TEST(Rows, KeepTheOrderOfValuesWithinARow) {
  const auto rows = Graph::of(4, [](auto&& visit) {
    visit(2, Road{0, 'a'});
    visit(0, Road{3, 'b'});
    visit(2, Road{1, 'c'});
  });
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(names(rows[0]), "b");
  EXPECT_EQ(names(rows[1]), "");
  EXPECT_EQ(names(rows[2]), "ac");
  EXPECT_EQ(names(rows[3]), "");
}

TEST(Rows, WithoutValuesAreEmpty) {
  EXPECT_EQ(Graph().size(), 0u);
  EXPECT_EQ(Graph::of(2, [](auto&&) {})[1].size(), 0u);
  EXPECT_EQ(row_offsets(0, std::vector<std::uint32_t>{}), std::vector<std::uint32_t>{0});
}

TEST(Rows, AreWalkedByBoost) {
  const auto rows = Graph::of(4, [](auto&& visit) {
    visit(0, Road{1, 'a'});
    visit(1, Road{0, 'b'});
    visit(3, Road{0, 'c'});
  });
  std::vector<boost::default_color_type> colour(rows.size());
  boost::breadth_first_search(
      rows, 0u, boost::color_map(boost::make_iterator_property_map(colour.begin(), get(boost::vertex_index, rows))));
  EXPECT_EQ(colour[1], boost::black_color);
  EXPECT_EQ(colour[2], boost::white_color);
  EXPECT_EQ(colour[3], boost::white_color);
}

RC_GTEST_PROP(Rows, HoldWhatAMapOfListsHolds, ()) {
  const std::uint32_t size = *rc::gen::inRange(1u, 9u);
  const auto pairs = *rc::gen::container<std::vector<std::pair<std::uint32_t, std::uint32_t>>>(
      rc::gen::pair(rc::gen::inRange(0u, size), rc::gen::inRange(0u, size)));
  std::map<std::uint32_t, std::vector<std::uint32_t>> lists;
  for (const auto& [row, value] : pairs) lists[row].push_back(value);
  const auto rows = Rows<std::uint32_t>::of(size, [&](auto&& visit) {
    for (const auto& [row, value] : pairs) visit(row, value);
  });
  for (std::uint32_t row = 0; row < size; ++row) {
    RC_ASSERT(std::vector<std::uint32_t>(rows[row].begin(), rows[row].end()) == lists[row]);
    std::vector<std::uint32_t> targets;
    for (auto [arc, last] = out_edges(row, rows); arc != last; ++arc) targets.push_back(target(*arc, rows));
    RC_ASSERT(targets == lists[row]);
  }
}

}  // namespace
}  // namespace filiera::rows_test

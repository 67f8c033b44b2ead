// SPDX-License-Identifier: Apache-2.0
// The graphs model Boost.Graph's concepts, and its algorithms run on them unchanged.
#include <gtest/gtest.h>

#include <boost/concept/assert.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/property_map/vector_property_map.hpp>
#include <set>

#include "tests/graph/graph_literal.hpp"

namespace filiera {
namespace {

BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<KnowledgeGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<KnowledgeGraph, VertexId, boost::vertex_index_t>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<KnowledgeGraph, Edge, boost::edge_index_t>));
BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<GoodsFlowGraph>));
BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<GoodsFlowGraph>));
BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<GoodsFlowGraph>));
BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<GoodsFlowGraph>));
BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<GoodsFlowGraph, VertexId, boost::vertex_index_t>));

constexpr std::string_view ring = R"(
  document A 2025-01
  company P Q R S
  c1: P suppliesTo Q modality=ongoing by A
  c2: Q suppliesTo R modality=ongoing by A
  c3: R suppliesTo P modality=ongoing by A
  c4: R suppliesTo S modality=ongoing starts=2025-06 by A
  c5: P suppliesTo Q modality=planned by A
)";

TEST(BoostGraph, BreadthFirstSearchReachesWhatIsSupplied) {
  const KnowledgeGraph graph = graph_of(ring);
  boost::vector_property_map<int, VertexIndexMap> distance(num_vertices(graph), VertexIndexMap{});
  boost::breadth_first_search(
      graph, vertex(graph, "P"),
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance, boost::on_tree_edge()))));
  EXPECT_EQ(distance[vertex(graph, "Q")], 1);
  EXPECT_EQ(distance[vertex(graph, "R")], 2);
  EXPECT_EQ(distance[vertex(graph, "S")], 3);
}

TEST(BoostGraph, StrongComponentsFindTheRing) {
  const KnowledgeGraph graph = graph_of(ring);
  boost::vector_property_map<int, VertexIndexMap> component(num_vertices(graph), VertexIndexMap{});
  EXPECT_EQ(boost::strong_components(graph, component), 2);
  EXPECT_EQ(component[vertex(graph, "P")], component[vertex(graph, "R")]);
  EXPECT_NE(component[vertex(graph, "P")], component[vertex(graph, "S")]);
}

TEST(BoostGraph, ParallelEdgesStayApart) {
  const KnowledgeGraph graph = graph_of(ring);
  const auto [first, last] = out_edges(vertex(graph, "P"), graph);
  std::set<std::string> claims;
  for (auto e = first; e != last; ++e) claims.emplace(local_name(graph.terms().value(graph.term_of_claim((*e).claim))));
  EXPECT_EQ(claims, (std::set<std::string>{"c1", "c5"}));
  EXPECT_EQ(in_degree(vertex(graph, "Q"), graph), 2u);
}

TEST(BoostGraph, ReversedViewsTurnEveryEdge) {
  const KnowledgeGraph graph = graph_of(ring);
  const auto reversed = boost::make_reverse_graph(graph);
  EXPECT_EQ(boost::out_degree(vertex(graph, "P"), reversed), 1u);
}

TEST(GoodsFlow, EdgesAgainstTheirGoodsAreTurned) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    company Maker Buyer
    product Chip
    place Here
    c1: Maker manufactures Chip modality=ongoing by A
    c2: Buyer commissions Chip modality=ongoing by A
    c3: Buyer locatedIn Here by A
  )");
  const GoodsFlowGraph flow(graph);
  ASSERT_EQ(num_edges(flow), 2u);
  const auto [first, last] = out_edges(vertex(graph, "Chip"), flow);
  ASSERT_EQ(std::distance(first, last), 1);
  EXPECT_EQ(*first, (Edge{vertex(graph, "Chip"), vertex(graph, "Buyer"), claim(graph, "c2")}));
  const auto [in_first, in_last] = in_edges(vertex(graph, "Chip"), flow);
  ASSERT_EQ(std::distance(in_first, in_last), 1);
  EXPECT_EQ((*in_first).source, vertex(graph, "Maker"));
  boost::vector_property_map<int, VertexIndexMap> distance(num_vertices(flow), VertexIndexMap{});
  boost::breadth_first_search(
      flow, vertex(graph, "Maker"),
      boost::visitor(boost::make_bfs_visitor(boost::record_distances(distance, boost::on_tree_edge()))));
  EXPECT_EQ(distance[vertex(graph, "Buyer")], 2);
  EXPECT_EQ(distance[vertex(graph, "Here")], 0);
}

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
#include "remote/graph_queries.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace filiera {
namespace {

TEST(GraphQueries, AskTheEndpointsBesideTheStore) {
  const std::tuple<const char*, std::optional<std::string>, std::optional<std::string>> table[] = {
      {"http://h:8890/sparql-graph-crud-auth?graph-uri=urn:g", "http://h:8890/sparql", "http://h:8890/sparql-auth"},
      {"http://h:8890/sparql-graph-crud", "http://h:8890/sparql", "http://h:8890/sparql"},
      {"http://h:7878/store?default", "http://h:7878/query", "http://h:7878/update"},
      {"http://h:3030/set/data", "http://h:3030/set/sparql", "http://h:3030/set/update"},
      {"http://h/repositories/x/rdf-graphs/service", "http://h/repositories/x", "http://h/repositories/x/statements"},
      {"http://h/other", std::nullopt, std::nullopt},
      {"http://h/other?x=/store", std::nullopt, std::nullopt},
  };
  for (const auto& [store, query, update] : table) {
    EXPECT_EQ(endpoints_beside(store).query, query) << store;
    EXPECT_EQ(endpoints_beside(store).update, update) << store;
  }
}

TEST(GraphQueries, UnderstandTheGraphThatAUrlNames) {
  EXPECT_EQ(graph_of_query("default"), std::optional<GraphName>(GraphName()));
  EXPECT_EQ(graph_of_query("graph=http%3A%2F%2Fexample.org%2Fg"), std::optional<GraphName>("http://example.org/g"));
  EXPECT_EQ(graph_of_query("graph-uri=urn:g"), std::optional<GraphName>("urn:g"));
  for (const char* query : {"graph=", "graph=relative", "graph=urn:g&x=1", "graph=urn:a%3E", "x=1", ""})
    EXPECT_EQ(graph_of_query(query), std::nullopt) << query;
}

}  // namespace
}  // namespace filiera

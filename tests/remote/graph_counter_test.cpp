// SPDX-License-Identifier: Apache-2.0
#include "remote/graph_counter.hpp"

#include <gtest/gtest.h>

#include "remote/url_encoding.hpp"

namespace filiera {
namespace {

TEST(GraphCounters, AskTheEndpointBesideTheStore) {
  EXPECT_EQ(query_url_beside("http://h:8890/sparql-graph-crud-auth?graph-uri=urn:g"), "http://h:8890/sparql");
  EXPECT_EQ(query_url_beside("http://h:8890/sparql-graph-crud"), "http://h:8890/sparql");
  EXPECT_EQ(query_url_beside("http://h:7878/store?default"), "http://h:7878/query");
  EXPECT_EQ(query_url_beside("http://h:3030/set/data"), "http://h:3030/set/sparql");
  EXPECT_EQ(query_url_beside("http://h/repositories/x/rdf-graphs/service"), "http://h/repositories/x");
  EXPECT_EQ(query_url_beside("http://h/other"), std::nullopt);
  EXPECT_EQ(query_url_beside("http://h/other?x=/store"), std::nullopt);
}

TEST(UrlEncoding, IsReversed) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  EXPECT_EQ(url_decoded(url_encoded(every)), every);
  EXPECT_EQ(url_encoded("a b/ü"), "a%20b%2F%C3%BC");
  EXPECT_EQ(url_decoded("%zz%4"), "%zz%4");
  EXPECT_EQ(url_decoded("100%"), "100%");
}

}  // namespace
}  // namespace filiera

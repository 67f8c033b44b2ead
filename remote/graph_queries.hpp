// SPDX-License-Identifier: Apache-2.0
// What the SPARQL endpoints beside a graph store do for it: count a graph, and put one in the place of another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "remote/http.hpp"

namespace filiera {

// The name of a graph; absent for the default graph.
using GraphName = std::optional<std::string>;

// The endpoints for queries and updates; each is absent where it is unknown.
struct StoreEndpoints {
  std::optional<std::string> query, update;
};

// Those that Virtuoso, Oxigraph, Fuseki, RDF4J and GraphDB have beside their graph stores.
StoreEndpoints endpoints_beside(const std::string& store_url);

// The graph that the query of a graph store's URL names ("graph=IRI", "default"). The outer value is absent when the
// query is not understood.
std::optional<GraphName> graph_of_query(std::string_view query);

class GraphQueries {
 public:
  explicit GraphQueries(StoreEndpoints endpoints, HttpLimits limits);

  // The number of statements in a graph. Absent where no endpoint tells, or where it cannot tell the default graph from
  // the named ones.
  std::optional<std::uint64_t> count(const GraphName& graph) const;

  // Whether updates are accepted: asked by one that drops the named graph, which must be none of the user's.
  bool accepts_updates(const std::string& unused) const;
  // Puts the named graph in the place of another, which goes. Throws EndpointError.
  void move(const std::string& from, const GraphName& to) const;
  // Removes a graph if it exists. Throws EndpointError.
  void drop(const std::string& graph) const;

 private:
  void update(const std::string& text) const;

  StoreEndpoints endpoints_;
  HttpLimits limits_;
};

}  // namespace filiera

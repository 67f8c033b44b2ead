// SPDX-License-Identifier: Apache-2.0
// The SPARQL endpoints of a graph store: count a graph, and replace one graph by another.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "remote/http.hpp"

namespace filiera {

// The name of a graph; absent for the default graph.
using GraphName = std::optional<std::string>;

// The endpoints for queries and updates; empty if unknown.
struct StoreEndpoints {
  std::optional<std::string> query, update;
};

// The endpoints next to the graph stores of Virtuoso, Oxigraph, Fuseki, RDF4J and GraphDB.
StoreEndpoints endpoints_beside(const std::string& store_url);

// The graph given by the query of a graph store's URL ("graph=IRI", "default"). The outer value is empty if the query
// is not recognised.
std::optional<GraphName> graph_of_query(std::string_view query);

class GraphQueries {
 public:
  explicit GraphQueries(StoreEndpoints endpoints, HttpLimits limits);

  // The number of statements in a graph. Empty if there is no endpoint, or if it cannot separate the default graph from
  // the named ones.
  std::optional<std::uint64_t> count(const GraphName& graph) const;

  // Whether updates are accepted; tests it by dropping the graph `unused`, which must not exist.
  bool accepts_updates(const std::string& unused) const;
  // Replaces a graph by the named graph, which is removed. Throws RefusedError if the store refuses it, EndpointError
  // if it may have done it or may still do it.
  void move(const std::string& from, const GraphName& to) const;
  // Removes a graph if it exists. Throws EndpointError.
  void drop(const std::string& graph) const;

 private:
  void update(const std::string& text) const;

  StoreEndpoints endpoints_;
  HttpLimits limits_;
};

}  // namespace filiera

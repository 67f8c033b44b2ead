// SPDX-License-Identifier: Apache-2.0
// Counting of graphs by SPARQL.
#include "remote/graph_counter.hpp"

#include <fmt/format.h>

#include "rdf/iri.hpp"
#include "rdf/term_writer.hpp"
#include "remote/sparql_client.hpp"
#include "remote/url_encoding.hpp"

namespace filiera {

namespace {

// How the path of a graph store ends, and what stands there in the path of the endpoint.
struct Neighbour {
  std::string_view store, endpoint;
};
constexpr Neighbour neighbours[] = {
    {"/sparql-graph-crud-auth", "/sparql"},  // Virtuoso
    {"/sparql-graph-crud", "/sparql"},       // Virtuoso
    {"/store", "/query"},                    // Oxigraph
    {"/data", "/sparql"},                    // Fuseki
    {"/rdf-graphs/service", ""},             // RDF4J, GraphDB
};

// The graph that a query of a URL names; the inner one is absent for the default graph, the outer one for a query that
// is not understood.
std::optional<std::optional<std::string>> graph_of_query(std::string_view query) {
  if (query == "default" || query == "default=") return std::optional<std::string>();
  for (const std::string_view name : {"graph=", "graph-uri="})
    if (query.starts_with(name) && query.find('&') == std::string_view::npos) {
      std::string graph = url_decoded(query.substr(name.size()));
      if (has_scheme(graph) && !first_illegal_in_iri(graph)) return graph;
    }
  return std::nullopt;
}

// Whether the pattern without GRAPH sees the default graph alone. Many stores let it see the named graphs too.
bool sees_default_graph_alone(SparqlClient& client) {
  constexpr std::string_view named = "GRAPH ?g { ?s ?p ?o }";
  constexpr std::string_view variable[] = {"s"};
  if (client.count(named) == 0) return true;
  return client.select(fmt::format("SELECT ?s WHERE {{ {} FILTER NOT EXISTS {{ ?s ?p ?o }} }} LIMIT 1", named),
                       variable, [](Solution) {}) > 0;
}

}  // namespace

std::optional<std::string> query_url_beside(const std::string& store_url) {
  const std::string_view path = std::string_view(store_url).substr(0, store_url.find_first_of("?#"));
  for (const auto& [store, endpoint] : neighbours)
    if (path.ends_with(store)) return fmt::format("{}{}", path.substr(0, path.size() - store.size()), endpoint);
  return std::nullopt;
}

GraphCounter::GraphCounter(std::string store_url, std::optional<std::string> query_url, HttpLimits limits)
    : store_url_(std::move(store_url)), query_url_(std::move(query_url)), limits_(limits) {
  if (!query_url_) query_url_ = query_url_beside(store_url_);
}

std::optional<std::uint64_t> GraphCounter::count(const std::optional<std::string>& name) const {
  if (!query_url_) return std::nullopt;
  const std::string query = parse_url(store_url_).query;
  const auto graph = query.empty() ? std::optional(name) : graph_of_query(query);
  if (!graph) return std::nullopt;
  try {
    SparqlClient client(*query_url_, {limits_, {}});
    if (!*graph) {
      if (!sees_default_graph_alone(client)) return std::nullopt;
      return client.count("?s ?p ?o");
    }
    StringSink iri;
    write_iri(iri, **graph);
    return client.count(fmt::format("GRAPH {} {{ ?s ?p ?o }}", iri.text()));
  } catch (const EndpointError&) {
    return std::nullopt;  // no such endpoint, or one that does not count
  }
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Counts and moves graphs by SPARQL 1.1 Query and Update.
#include "remote/graph_queries.hpp"

#include <fmt/format.h>

#include "io/percent.hpp"
#include "rdf/iri.hpp"
#include "rdf/term_writer.hpp"
#include "remote/sparql_client.hpp"

namespace filiera {

namespace {

// The last part of a graph store's path, and the corresponding parts of its endpoints' paths.
struct Neighbours {
  std::string_view store, query, update;
};
constexpr Neighbours neighbours[] = {
    {"/sparql-graph-crud-auth", "/sparql", "/sparql-auth"},  // Virtuoso
    {"/sparql-graph-crud", "/sparql", "/sparql"},            // Virtuoso
    {"/store", "/query", "/update"},                         // Oxigraph
    {"/data", "/sparql", "/update"},                         // Fuseki
    {"/rdf-graphs/service", "", "/statements"},              // RDF4J, GraphDB
};

std::string iri_text(const std::string& iri) {
  StringSink sink;
  write_iri(sink, iri);
  return std::string(sink.text());
}

// Whether a pattern without GRAPH matches the default graph only. In many stores it matches the named graphs too.
bool sees_default_graph_alone(SparqlClient& client) {
  constexpr std::string_view named = "GRAPH ?g { ?s ?p ?o }";
  constexpr std::string_view variable[] = {"s"};
  if (client.count(named) == 0) return true;
  return client.select(fmt::format("SELECT ?s WHERE {{ {} FILTER NOT EXISTS {{ ?s ?p ?o }} }} LIMIT 1", named),
                       variable, [](Solution) {}) > 0;
}

}  // namespace

StoreEndpoints endpoints_beside(const std::string& store_url) {
  const std::string_view path = std::string_view(store_url).substr(0, store_url.find_first_of("?#"));
  for (const auto& [store, query, update] : neighbours) {
    if (!path.ends_with(store)) continue;
    const std::string_view stem = path.substr(0, path.size() - store.size());
    return {fmt::format("{}{}", stem, query), fmt::format("{}{}", stem, update)};
  }
  return {};
}

std::optional<GraphName> graph_of_query(std::string_view query) {
  if (query == "default" || query == "default=") return GraphName();
  for (const std::string_view name : {"graph=", "graph-uri="}) {
    if (!query.starts_with(name) || query.find('&') != std::string_view::npos) continue;
    std::string graph = percent_decoded(query.substr(name.size()));
    if (has_scheme(graph) && !first_illegal_in_iri(graph)) return GraphName(std::move(graph));
  }
  return std::nullopt;
}

GraphQueries::GraphQueries(StoreEndpoints endpoints, HttpLimits limits)
    : endpoints_(std::move(endpoints)), limits_(limits) {}

std::optional<std::uint64_t> GraphQueries::count(const GraphName& graph) const {
  if (!endpoints_.query) return std::nullopt;
  try {
    SparqlClient client(*endpoints_.query, {limits_, {}});
    if (graph) return client.count(fmt::format("GRAPH {} {{ ?s ?p ?o }}", iri_text(*graph)));
    if (sees_default_graph_alone(client)) return client.count("?s ?p ?o");
  } catch (const EndpointUrlError&) {
    throw;
  } catch (const EndpointError&) {
    // No such endpoint, or one that does not count.
  }
  return std::nullopt;
}

bool GraphQueries::accepts_updates(const std::string& unused) const {
  if (!endpoints_.update) return false;
  try {
    drop(unused);
    return true;
  } catch (const EndpointError&) {
    return false;
  }
}

void GraphQueries::move(const std::string& from, const GraphName& to) const {
  update(fmt::format("MOVE {} TO {}", iri_text(from), to ? iri_text(*to) : "DEFAULT"));
}

void GraphQueries::drop(const std::string& graph) const {
  update(fmt::format("DROP SILENT GRAPH {}", iri_text(graph)));
}

void GraphQueries::update(const std::string& text) const {
  HttpClient http(*endpoints_.update, limits_);
  const std::string body = "update=" + percent_encoded(text);
  const HttpAnswer answer =
      http.send({"POST", *endpoints_.update, "*/*", "application/x-www-form-urlencoded; charset=utf-8", body});
  if (answer.status / 100 == 4)
    throw RefusedError(
        fmt::format("{}: the update is refused (HTTP {}){}", *endpoints_.update, answer.status, server_words(answer)));
  if (answer.status / 100 != 2)
    throw EndpointError(
        fmt::format("{}: the update failed (HTTP {}){}", *endpoints_.update, answer.status, server_words(answer)));
}

}  // namespace filiera

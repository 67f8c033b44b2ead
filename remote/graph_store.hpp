// SPDX-License-Identifier: Apache-2.0
// Sends a graph to a triple store by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "export/rdf/quad_source.hpp"
#include "remote/graph_queries.hpp"
#include "remote/http.hpp"

namespace filiera {

// What happens to the existing statements in the store's graphs.
enum class Held : std::uint8_t { kept, replaced };

// The statements of one graph: sent, and held by the store before and after; empty if the server does not report it.
struct SentGraph {
  GraphName name;  // empty for the default graph, or for the graph of the store's URL
  std::uint64_t sent = 0;
  std::optional<std::uint64_t> before, after;

  // Whether the number held after can result from the numbers held before and sent.
  bool plausible() const;
};

class GraphStore {
 public:
  using Progress = std::function<void(std::uint64_t statements)>;
  static constexpr std::size_t batch_bytes = std::size_t{4} << 20;

  // `url` is that of the graph store, to which "?default" and "?graph=IRI" are appended; a URL with a query names a
  // single graph, to which everything goes. Missing `endpoints` are derived from the URL. Throws EndpointError as
  // HttpClient does.
  explicit GraphStore(std::string url, StoreEndpoints endpoints = {}, HttpLimits limits = {});

  // Sends all statements of one graph (without a name, the default graph) as N-Triples in batches of about batch_bytes;
  // statements with blank nodes go in one batch, so that the nodes keep their identity. Counts before and after. When
  // replacing: if can_swap() is true, loads the statements into a temporary graph, counts them, and then replaces the
  // old graph by it; else the first batch deletes the old statements. Throws EndpointError with the state of the store.
  SentGraph send(const QuadSource& source, const GraphName& graph, Held held, const Progress& progress);

  // Whether a graph stays unchanged if its replacement fails. Asks the store once.
  bool can_swap();

  // Whether the URL itself names one graph.
  bool names_graph() const { return url_.find('?') != std::string::npos; }

 private:
  // The URL of a graph in the store.
  std::string target(const GraphName& graph) const;
  std::string target_beside(const std::string& graph) const;
  // By a query, or else by reading the graph back.
  std::optional<std::uint64_t> count(const GraphName& graph);
  std::optional<std::uint64_t> count_lines(const std::string& target);
  // Sends to one URL, the first batch by `method`, the others by POST. Returns the number of statements.
  std::uint64_t send_to(const std::string& target, std::string_view method, const QuadSource& source,
                        const GraphName& graph, const Progress& progress);
  void replace_by_swap(SentGraph& sent, const QuadSource& source, const Progress& progress);
  void put(const std::string& target, std::string_view method, std::string_view triples);

  std::string url_;
  HttpClient http_;
  bool update_named_;  // the endpoint of updates is named by the user
  GraphQueries queries_;
  std::string loading_;  // the name of the temporary graph
  std::optional<bool> can_swap_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Sending a graph to a triple store by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013).
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

// What becomes of the statements that the store's graphs hold already.
enum class Held : std::uint8_t { kept, replaced };

// Statements of one graph: sent, and held by the store before and after; absent where the server does not tell.
struct SentGraph {
  GraphName name;  // absent for the default graph, or for the one that the store's URL names
  std::uint64_t sent = 0;
  std::optional<std::uint64_t> before, after;

  // Whether what the store holds can be what it held and what was sent.
  bool plausible() const;
};

class GraphStore {
 public:
  using Progress = std::function<void(std::uint64_t statements)>;
  static constexpr std::size_t batch_bytes = std::size_t{4} << 20;

  // `url` is that of the graph store, to which "?default" and "?graph=IRI" are added; one with a query of its own names
  // a single graph, to which everything goes. `endpoints` are the store's; those that are absent are looked for beside
  // it. Throws EndpointError as HttpClient does.
  explicit GraphStore(std::string url, StoreEndpoints endpoints = {}, HttpLimits limits = {});

  // Sends all statements of one graph (the default one without a name) as N-Triples in batches of about batch_bytes;
  // those that touch blank nodes go in one batch, so that they stay the same nodes. Counts before and after.
  // What is replaced: where can_swap() is true, the statements are loaded into a graph of their own, counted, and only
  // then put in the place of the old ones. Else the old ones go with the first batch. Throws EndpointError, saying what
  // the store then holds.
  SentGraph send(const QuadSource& source, const GraphName& graph, Held held, const Progress& progress);

  // Whether a failure while a graph is replaced leaves it as it was. Asks the store once.
  bool can_swap();

  // Whether the URL names one graph by itself.
  bool names_graph() const { return url_.find('?') != std::string::npos; }

 private:
  // The URL of a graph, and that of another than the URL of the store names.
  std::string target(const GraphName& graph) const;
  std::string target_beside(const std::string& graph) const;
  // By a query, else by reading the graph back.
  std::optional<std::uint64_t> count(const GraphName& graph);
  std::optional<std::uint64_t> count_lines(const std::string& target);
  // Sends to one URL, the first batch by `method`, the others by POST. Returns how many statements.
  std::uint64_t send_to(const std::string& target, std::string_view method, const QuadSource& source,
                        const GraphName& graph, const Progress& progress);
  void replace_by_swap(SentGraph& sent, const QuadSource& source, const Progress& progress);
  void put(const std::string& target, std::string_view method, std::string_view triples);

  std::string url_;
  HttpClient http_;
  GraphQueries queries_;
  std::string loading_;  // the name of the graph in which statements wait
  std::optional<bool> can_swap_;
};

}  // namespace filiera

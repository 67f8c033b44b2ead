// SPDX-License-Identifier: Apache-2.0
// Sending a graph to a triple store by the SPARQL 1.1 Graph Store HTTP Protocol (W3C Recommendation, 2013).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "export/rdf/quad_source.hpp"
#include "remote/graph_counter.hpp"
#include "remote/http.hpp"

namespace filiera {

// What becomes of the statements that the store's graphs hold already.
enum class Held : std::uint8_t { kept, replaced };

// Statements of one graph: sent, and held by the store before and after; absent where the server does not tell.
struct SentGraph {
  std::optional<std::string> name;  // absent for the default graph
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
  // a single graph, to which everything goes. `query_url` is the store's SPARQL endpoint, as GraphCounter wants it.
  // Throws EndpointError as HttpClient does.
  explicit GraphStore(std::string url, std::optional<std::string> query_url = {}, HttpLimits limits = {});

  // Sends all statements of one graph (the default one without a name) as N-Triples in batches of about batch_bytes;
  // those that touch blank nodes go in one batch, so that they stay the same nodes. Counts before and after. Throws
  // EndpointError, saying how much the store had taken.
  SentGraph send(const QuadSource& source, const std::optional<std::string>& graph, Held held,
                 const Progress& progress);

  // Whether the URL names one graph by itself.
  bool names_graph() const { return url_.find('?') != std::string::npos; }

 private:
  std::string target(const std::optional<std::string>& graph) const;
  // By a query, else by reading the graph back.
  std::optional<std::uint64_t> count(const std::optional<std::string>& graph);
  std::optional<std::uint64_t> count_lines(const std::string& target);
  void put(const std::string& target, std::string_view method, std::string_view triples);

  std::string url_;
  HttpClient http_;
  GraphCounter counter_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// How many statements a graph store holds, asked of the SPARQL endpoint beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "remote/http.hpp"

namespace filiera {

// The SPARQL endpoint that Virtuoso, Oxigraph, Fuseki, RDF4J and GraphDB have beside their graph stores; absent for a
// URL that is none of theirs.
std::optional<std::string> query_url_beside(const std::string& store_url);

// Counts by queries: no graph is read back. Each answer is absent where the store does not tell.
class GraphCounter {
 public:
  // `query_url` is the endpoint to ask; without it, that of query_url_beside. Throws EndpointError as HttpClient does.
  GraphCounter(std::string store_url, std::optional<std::string> query_url, HttpLimits limits);

  // The number of statements in a graph; `name` is absent for the default graph, or for the one that the store's URL
  // names.
  std::optional<std::uint64_t> count(const std::optional<std::string>& name) const;

 private:
  std::string store_url_;
  std::optional<std::string> query_url_;
  HttpLimits limits_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Questions to a SPARQL 1.1 endpoint: SELECT by the protocol, answers in the JSON results format, both W3C
// Recommendations of 2013.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rdf/term.hpp"
#include "remote/http.hpp"

namespace filiera {

// A solution's terms in the order of the variables that were asked for; each bound. Views end with
// the call.
using Solution = std::span<const TermView>;

class SparqlClient {
 public:
  // Throws EndpointError as HttpClient does.
  explicit SparqlClient(std::string url, HttpLimits limits = {});

  const std::string& url() const { return url_; }

  // Runs the SELECT query and hands over its solutions, with their values of `variables`; returns how many there were.
  // Throws EndpointError: refused, or no result that could be understood; `take` may then have been called.
  std::size_t select(std::string_view query, std::span<const std::string_view> variables,
                     const std::function<void(Solution)>& take);

  // The number of solutions of a graph pattern, by COUNT. Throws as select does.
  std::uint64_t count(std::string_view pattern);

 private:
  std::string url_;
  HttpClient http_;
};

}  // namespace filiera

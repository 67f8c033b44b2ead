// SPDX-License-Identifier: Apache-2.0
// A client of a SPARQL 1.1 endpoint: SELECT queries by the protocol, answers in the JSON results format, both W3C
// Recommendations of 2013.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "remote/http.hpp"
#include "remote/results_reader.hpp"

namespace filiera {

struct EndpointLimits {
  HttpLimits answer;        // of each answer
  QuestionLimits question;  // of all answers together
};

class SparqlClient {
 public:
  // Throws EndpointError as HttpClient does.
  explicit SparqlClient(std::string url, const EndpointLimits& limits = {});

  const std::string& url() const { return url_; }
  std::uint64_t request_count() const { return budget_->requests(); }

  // Runs the SELECT query, passes the values of `variables` in each solution to `take`, and returns their number.
  // Throws IncompleteAnswerError if the server indicates missing rows (HTTP 206, a Warning, Virtuoso's headers, a
  // truncated body), EndpointError if it refuses or its answer cannot be parsed; `take` may have been called before. A
  // server may also omit rows silently: compare with count().
  std::size_t select(std::string_view query, std::span<const std::string_view> variables,
                     const std::function<void(Solution)>& take);

  // The number of solutions of a graph pattern, of distinct values of one variable in them, or of distinct values of
  // several ("?s ?p") together, by COUNT. Throws as select().
  std::uint64_t count(std::string_view pattern);
  std::uint64_t count_distinct(std::string_view variable, std::string_view pattern);
  std::uint64_t count_distinct_rows(std::string_view variables, std::string_view pattern);

 private:
  std::uint64_t count_of(std::string_view counted, std::string_view pattern);

  std::string url_;
  std::shared_ptr<Budget> budget_;
  HttpClient http_;
};

}  // namespace filiera

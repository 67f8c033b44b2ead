// SPDX-License-Identifier: Apache-2.0
// Questions to a SPARQL 1.1 endpoint: SELECT by the protocol, answers in the JSON results format, both W3C
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
  HttpLimits answer;        // of each
  QuestionLimits question;  // of all together
};

class SparqlClient {
 public:
  // Throws EndpointError as HttpClient does.
  explicit SparqlClient(std::string url, const EndpointLimits& limits = {});

  const std::string& url() const { return url_; }
  std::uint64_t request_count() const { return budget_->requests(); }

  // Runs the SELECT query and hands over its solutions, with their values of `variables`; returns how many there were.
  // Throws IncompleteAnswerError when the server tells that it left some out (by HTTP 206, a Warning, Virtuoso's
  // headers, or a body that breaks off), EndpointError when it refuses or its answer cannot be understood; `take` may
  // then have been called. A server may also leave rows out without a word: count tells.
  std::size_t select(std::string_view query, std::span<const std::string_view> variables,
                     const std::function<void(Solution)>& take);

  // The number of solutions of a graph pattern, or of distinct values of one variable in them, by COUNT. Throws as
  // select does.
  std::uint64_t count(std::string_view pattern);
  std::uint64_t count_distinct(std::string_view variable, std::string_view pattern);

 private:
  std::uint64_t count_of(std::string_view counted, std::string_view pattern);

  std::string url_;
  std::shared_ptr<Budget> budget_;
  HttpClient http_;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Limits for all requests of one query to an endpoint.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace filiera {

// Each limit with the command line option that changes it.
struct QuestionLimits {
  std::uint64_t requests = 2'000;       // --max-requests
  std::uint64_t rows = 5'000'000;       // --max-rows
  std::uint64_t bytes = 1'000'000'000;  // --max-bytes; of answers, decompressed
  std::chrono::seconds time{600};       // --max-time
};

// The remainder of the limits. Each function throws EndpointError with the limit and its option if the limit is
// exceeded.
class Budget {
 public:
  // `url` is for messages. Starts the time.
  Budget(std::string url, const QuestionLimits& limits);

  void take_request();
  void take_rows(std::uint64_t rows);
  void take_bytes(std::uint64_t bytes);
  // At least one second.
  std::chrono::seconds time_left() const;

  std::uint64_t requests() const { return requests_; }

 private:
  using Clock = std::chrono::steady_clock;

  std::string url_;
  QuestionLimits limits_;
  Clock::time_point start_ = Clock::now();
  std::uint64_t requests_ = 0, rows_ = 0, bytes_ = 0;
};

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Counts what a query has used.
#include "remote/budget.hpp"

#include <fmt/format.h>

#include "remote/endpoint_error.hpp"

namespace filiera {

namespace {

[[noreturn]] void fail_over_limit(const std::string& url, std::uint64_t most, std::string_view unit,
                                  std::string_view option) {
  throw EndpointError(
      fmt::format("{}: the query needs more than {} {}, the limit; raise it with --{}, or narrow the query "
                  "(--depth, --max-hops, a name)",
                  url, most, unit, option));
}

}  // namespace

Budget::Budget(std::string url, const QuestionLimits& limits) : url_(std::move(url)), limits_(limits) {}

void Budget::take_request() {
  if (requests_ >= limits_.requests) fail_over_limit(url_, limits_.requests, "requests", "max-requests");
  ++requests_;
  static_cast<void>(time_left());
}

void Budget::take_rows(std::uint64_t rows) {
  rows_ += rows;
  if (rows_ > limits_.rows) fail_over_limit(url_, limits_.rows, "rows", "max-rows");
}

void Budget::take_bytes(std::uint64_t bytes) {
  bytes_ += bytes;
  if (bytes_ > limits_.bytes) fail_over_limit(url_, limits_.bytes, "bytes of answers", "max-bytes");
}

std::chrono::seconds Budget::time_left() const {
  const auto left = start_ + limits_.time - Clock::now();
  if (left <= Clock::duration::zero())
    fail_over_limit(url_, static_cast<std::uint64_t>(limits_.time.count()), "seconds", "max-time");
  return std::chrono::ceil<std::chrono::seconds>(left);
}

}  // namespace filiera

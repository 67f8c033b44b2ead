// SPDX-License-Identifier: Apache-2.0
#include "remote/budget.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "remote/endpoint_error.hpp"

namespace filiera {
namespace {

// The message of the error that `use` throws; empty when it throws none.
template <class Use>
std::string error_of_use(const QuestionLimits& limits, Use use) {
  Budget budget("http://store.example/", limits);
  try {
    use(budget);
  } catch (const EndpointError& error) {
    return error.what();
  }
  return {};
}

TEST(Budgets, EndWhereALimitIsPassedAndNameItsOption) {
  const auto use = [](Budget& budget) {
    for (int i = 0; i < 3; ++i) budget.take_request();
    budget.take_rows(10);
    budget.take_rows(5);
    budget.take_bytes(100);
    static_cast<void>(budget.time_left());
  };
  EXPECT_EQ(error_of_use({.requests = 3, .rows = 15, .bytes = 100}, use), "");
  EXPECT_THAT(error_of_use({.requests = 2}, use),
              testing::AllOf(testing::StartsWith("http://store.example/: "), testing::HasSubstr("more than 2 requests"),
                             testing::HasSubstr("--max-requests")));
  EXPECT_THAT(error_of_use({.rows = 14}, use),
              testing::HasSubstr("more than 14 rows, the limit; raise it with --max-rows"));
  EXPECT_THAT(error_of_use({.bytes = 99}, use), testing::HasSubstr("--max-bytes"));
  EXPECT_THAT(error_of_use({.time = std::chrono::seconds(0)}, use), testing::HasSubstr("--max-time"));
}

TEST(Budgets, TellTheTimeThatIsLeft) {
  const Budget budget("u", {.time = std::chrono::seconds(60)});
  EXPECT_LE(budget.time_left(), std::chrono::seconds(60));
  EXPECT_GE(budget.time_left(), std::chrono::seconds(50));
}

}  // namespace
}  // namespace filiera

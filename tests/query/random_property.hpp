// SPDX-License-Identifier: Apache-2.0
// Properties on random cases, the same in every run.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>

namespace filiera {

template <class Property>
void expect_property(Property property, int cases) {
  rc::detail::TestParams params;
  params.seed = 20260102;
  params.maxSuccess = cases;
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, params);
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << message.str();
}

}  // namespace filiera

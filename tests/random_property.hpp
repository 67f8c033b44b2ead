// SPDX-License-Identifier: Apache-2.0
// Properties on random cases, the same cases in every run.
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <sstream>

#include "tests/property_share.hpp"

namespace filiera {

// Fails the running test with the smallest case that breaks `property`, if one of property_cases(`cases`) does.
template <class Property>
void expect_property(Property property, int cases, std::uint64_t seed = 20260102) {
  rc::detail::TestParams params;
  params.seed = seed;
  params.maxSuccess = property_cases(cases);
  const auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata{}, params);
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  EXPECT_TRUE(result.template is<rc::detail::SuccessResult>()) << message.str();
}

}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tests of percent-encoding.
#include "io/percent.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

TEST(Percent, EncodesWhatIsNotPlain) {
  EXPECT_EQ(percent_encoded("a b/é%"), "a%20b%2F%C3%A9%25");
  EXPECT_EQ(percent_encoded("a b/c", "/"), "a%20b/c");
}

TEST(Percent, DecodesOnlyWholeCodes) {
  EXPECT_EQ(percent_decoded("a%20b%2f%C3%A9"), "a b/é");
  EXPECT_EQ(percent_decoded("100%"), "100%");
  EXPECT_EQ(percent_decoded("%zz%4"), "%zz%4");
}

TEST(Percent, IsReversed) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  EXPECT_EQ(percent_decoded(percent_encoded(every)), every);
}

}  // namespace
}  // namespace filiera

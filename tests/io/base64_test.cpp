// SPDX-License-Identifier: Apache-2.0
// Tests of base64.
#include "io/base64.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

// The test vectors of RFC 4648, section 10.
TEST(Base64, PadsToGroupsOfFour) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foo"), "Zm9v");
  EXPECT_EQ(base64("foob"), "Zm9vYg==");
  EXPECT_EQ(base64("fooba"), "Zm9vYmE=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Base64, TakesAnyByte) { EXPECT_EQ(base64(std::string_view("\xff\xfe\x00\xfb", 4)), "//4A+w=="); }

}  // namespace
}  // namespace filiera

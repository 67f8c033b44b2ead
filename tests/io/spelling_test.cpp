// SPDX-License-Identifier: Apache-2.0
// Tests of the nearness of spellings.
#include "io/spelling.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

TEST(Spelling, DistanceCountsEdits) {
  EXPECT_EQ(spelling_distance("supply", "supply", 3), 0u);
  EXPECT_EQ(spelling_distance("suply", "supply", 3), 1u);
  EXPECT_EQ(spelling_distance("kitten", "sitting", 3), 3u);
}

TEST(Spelling, SwapOfNeighboursIsOneEdit) {
  EXPECT_EQ(spelling_distance("Nvdiia", "Nvidia", 3), 1u);
  EXPECT_EQ(spelling_distance("ab", "ba", 3), 1u);
}

TEST(Spelling, DistanceBeyondTheLimitIsTheLimitPlusOne) {
  EXPECT_EQ(spelling_distance("abc", "xyz", 1), 2u);
  EXPECT_EQ(spelling_distance("", "abcdef", 2), 3u);
}

TEST(Spelling, NearestComesFirstAndFarOnesNotAtAll) {
  const std::vector<std::string> verbs = {"check", "claims", "supply", "show"};
  EXPECT_EQ(nearest_spellings("shw", verbs), (std::vector<std::string>{"show"}));
  EXPECT_EQ(nearest_spellings("SUPPLIY", verbs), (std::vector<std::string>{"supply"}));
  EXPECT_TRUE(nearest_spellings("zzz", verbs).empty());
}

TEST(Spelling, EquallyNearOnesKeepTheirOrder) {
  const std::vector<std::string> names = {"bat", "cat", "hat"};
  EXPECT_EQ(nearest_spellings("rat", names, 2), (std::vector<std::string>{"bat", "cat"}));
}

}  // namespace
}  // namespace filiera

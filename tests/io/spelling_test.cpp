// SPDX-License-Identifier: Apache-2.0
// Tests of the nearness of spellings.
#include "io/spelling.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

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

// The definition: the last bytes are equal, substituted, inserted, deleted or swapped.
std::size_t defined(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return a.size() + b.size();
  const auto shorter = [](std::string_view text, std::size_t by) { return text.substr(0, text.size() - by); };
  std::size_t least = defined(shorter(a, 1), shorter(b, 1)) + (a.back() == b.back() ? 0 : 1);
  least = std::min({least, defined(shorter(a, 1), b) + 1, defined(a, shorter(b, 1)) + 1});
  if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back())
    least = std::min(least, defined(shorter(a, 2), shorter(b, 2)) + 1);
  return least;
}

TEST(Spelling, DistanceIsThatOfItsDefinitionUpToTheLimit) {
  std::vector<std::string> words{""};
  for (std::size_t i = 0; words[i].size() < 4; ++i)
    for (const char c : {'a', 'b', 'c'}) words.push_back(words[i] + c);
  for (const std::string& a : words)
    for (const std::string& b : words) {
      const std::size_t distance = defined(a, b);
      for (std::size_t limit = 0; limit < 5; ++limit)
        ASSERT_EQ(spelling_distance(a, b, limit), std::min(distance, limit + 1)) << a << ' ' << b << ' ' << limit;
    }
}

TEST(Spelling, CaseDoesNotCountAtTheEndOfAName) {
  EXPECT_TRUE(ends_with_ignoring_case("X.TtL", ".ttl"));
  EXPECT_FALSE(ends_with_ignoring_case(".ttl", ".ttl"));
  EXPECT_FALSE(ends_with_ignoring_case("x.ttl2", ".ttl"));
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

// SPDX-License-Identifier: Apache-2.0
#include "graph/time/match.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

constexpr Match all[] = {Match::no, Match::possible, Match::certain};

TEST(Match, WithoutDoubtTheOperationsAreThoseOfTwoValues) {
  for (const Match a : all) {
    EXPECT_EQ(both(a, Match::certain), a);
    EXPECT_EQ(both(a, Match::no), Match::no);
    EXPECT_EQ(either(a, Match::no), a);
    EXPECT_EQ(either(a, Match::certain), Match::certain);
    EXPECT_EQ(without(a, Match::no), a);
    EXPECT_EQ(without(a, Match::certain), Match::no);
  }
}

TEST(Match, DoubtRemainsDoubt) {
  EXPECT_EQ(both(Match::possible, Match::possible), Match::possible);
  EXPECT_EQ(either(Match::possible, Match::possible), Match::possible);
  EXPECT_EQ(without(Match::possible, Match::possible), Match::possible);
}

TEST(Match, NothingUncertainRemovesAnything) {
  EXPECT_EQ(without(Match::certain, Match::possible), Match::possible);
  EXPECT_EQ(without(Match::no, Match::possible), Match::no);
}

TEST(Match, ConjunctionAndDisjunctionCommuteAndDistribute) {
  for (const Match a : all)
    for (const Match b : all) {
      EXPECT_EQ(both(a, b), both(b, a));
      EXPECT_EQ(either(a, b), either(b, a));
      for (const Match c : all) EXPECT_EQ(both(a, either(b, c)), either(both(a, b), both(a, c)));
    }
}

TEST(Match, WhatIsDoubtedIsAtMostPossible) {
  EXPECT_EQ(at_most_possible(Match::certain), Match::possible);
  EXPECT_EQ(at_most_possible(Match::possible), Match::possible);
  EXPECT_EQ(at_most_possible(Match::no), Match::no);
  EXPECT_EQ(at_most_possible(Match::certain, false), Match::certain);
}

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tests of passages of texts.
#include "cli/words/texts.hpp"

#include <gtest/gtest.h>

namespace filiera::texts_test {
namespace {

constexpr std::string_view text = "Così è.\n«Due» righe\n";

TEST(Texts, OffsetsCountCodePoints) {
  EXPECT_EQ(code_points(text), 20u);
  EXPECT_EQ(passage(text, 0, 4), "Così");
  EXPECT_EQ(passage(text, 5, 6), "è");
  EXPECT_EQ(passage(text, 8, 13), "«Due»");
  EXPECT_EQ(passage(text, 8, 20), "«Due» righe\n");
}

TEST(Texts, SpanBeyondTheTextIsNoPassage) {
  EXPECT_EQ(passage(text, 0, 21), std::nullopt);
  EXPECT_EQ(passage("", 0, 1), std::nullopt);
}

TEST(Texts, PositionsCountLinesAndColumns) {
  EXPECT_EQ(position_of(text, 0).line, 1u);
  EXPECT_EQ(position_of(text, 6).column, 7u);
  EXPECT_EQ(position_of(text, 8).line, 2u);
  EXPECT_EQ(position_of(text, 14).column, 7u);
}

}  // namespace
}  // namespace filiera::texts_test

// SPDX-License-Identifier: Apache-2.0
// Tests of display widths.
#include "io/display_width.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

TEST(DisplayWidth, LatinLettersTakeOneColumnWhateverTheirBytes) {
  EXPECT_EQ(display_width("filiera"), 7u);
  EXPECT_EQ(display_width("perché"), 6u);
  EXPECT_EQ(display_width("€–…"), 3u);
}

TEST(DisplayWidth, EastAsianCharactersTakeTwo) {
  EXPECT_EQ(display_width("华为"), 4u);
  EXPECT_EQ(display_width("バイト"), 6u);
  EXPECT_EQ(display_width("틱톡"), 4u);
}

TEST(DisplayWidth, CombiningAndFormatCharactersTakeNone) {
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("a\u200Db"), 2u);
}

TEST(DisplayWidth, BytesThatAreNotUtf8DoNoHarm) { EXPECT_EQ(display_width("\x80\xFF"), 1u); }

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// UTF-8 is decoded strictly.
#include "io/utf8.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

using namespace std::string_literals;

TEST(Utf8, EveryScalarValueSurvivesEncodingAndDecoding) {
  for (char32_t value = 0; value < 0x110000; ++value) {
    if (value >= 0xD800 && value <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, value);
    const CodePoint point = decode_utf8(text);
    ASSERT_EQ(point.value, value);
    ASSERT_EQ(point.size, text.size());
  }
}

TEST(Utf8, IllFormedSequencesAreNoCodePoints) {
  for (const std::string& text :
       {""s, "\x80"s, "\xC0\x80"s, "\xC1\xBF"s, "\xE0\x9F\xBF"s, "\xED\xA0\x80"s, "\xF0\x8F\xBF\xBF"s,
        "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xFF"s, "\xC3"s, "\xE2\x82"s, "\xC3("s}) {
    EXPECT_EQ(decode_utf8(text).size, 0) << testing::PrintToString(text);
  }
}

TEST(Utf8, TheFirstInvalidByteIsFound) {
  EXPECT_EQ(first_invalid_utf8("caffè"), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("a\0b"s), std::nullopt);
  EXPECT_EQ(first_invalid_utf8("è\xFF"), 2u);
  EXPECT_EQ(first_invalid_utf8("abc\xC3"), 3u);
}

TEST(Utf8, InvalidBytesAreReplacedOneByOne) {
  EXPECT_EQ(replace_invalid_utf8("a\xFF\xFE"
                                 "b\xC3"),
            "a\uFFFD\uFFFDb\uFFFD");
}

TEST(Utf8, LongTextsKeepTheirBeginningAndTheirEnd) {
  EXPECT_EQ(shortened("caffè", 6), "caffè");
  EXPECT_EQ(shortened("0123456789", 6), "0123…89");
  EXPECT_EQ(shortened("caffèèèèè latte", 6), "caff…te");
  EXPECT_EQ(shortened("aaèèèèèèèè", 4), "aa…");
}

TEST(Utf8, WideCharactersTakeTwoColumnsAndMarksNone) {
  EXPECT_EQ(display_width("chip"), 4u);
  EXPECT_EQ(display_width("华为"), 4u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
  EXPECT_EQ(display_width("è"), 1u);
}

}  // namespace
}  // namespace filiera

// SPDX-License-Identifier: Apache-2.0
// Tests of wrapping to terminal columns.
#include "cli/output/wrap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace filiera {
namespace {

using testing::ElementsAre;

std::string text_of(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    for (const Fragment& fragment : line) text += fragment.text;
    text += '\n';
  }
  return text;
}

TEST(Wrap, BreaksAtSpacesAndCountsTerminalColumns) {
  EXPECT_THAT(wrap("one two three", 7, WideWords::broken), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("华为 华为", 6, WideWords::broken), ElementsAre("华为", "华为"));
  EXPECT_THAT(wrap("e\u0301 e\u0301 e\u0301", 3, WideWords::broken), ElementsAre("e\u0301 e\u0301", "e\u0301"));
}

TEST(Wrap, ATextThatFitsIsOneLineAndAnEmptyTextToo) {
  EXPECT_THAT(wrap("two  spaces stay", 16, WideWords::broken), ElementsAre("two  spaces stay"));
  EXPECT_THAT(wrap("", 5, WideWords::broken), ElementsAre(""));
}

TEST(Wrap, AWideWordIsBrokenAfterAMarkOrWithinOrKept) {
  EXPECT_THAT(wrap("see http://a.b/c/d", 10, WideWords::broken), ElementsAre("see", "http://", "a.b/c/d"));
  EXPECT_THAT(wrap("abcdefgh", 3, WideWords::broken), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(wrap("a abcdefgh b", 3, WideWords::kept), ElementsAre("a", "abcdefgh", "b"));
}

TEST(Wrap, AnEscapeIsNotBroken) {
  EXPECT_THAT(wrap("ab\\u001B\\U0001F600", 9, WideWords::broken), ElementsAre("ab\\u001B", "\\U0001F600"));
}

TEST(Wrap, FurtherLinesHaveLessRoomByTheirIndent) {
  EXPECT_THAT(wrap("aa bb cc", 5, WideWords::broken, Indent{2}), ElementsAre("aa bb", "cc"));
  EXPECT_EQ(text_of(wrap(Line{{"  aa bb cc dd"}}, 8, Indent{2})), "  aa bb\n    cc\n    dd\n");
}

TEST(Wrap, FragmentsKeepTheirTonesAcrossABreak) {
  const std::vector<Line> lines = wrap(Line{{"plain ", Tone::plain}, {"strong words", Tone::strong}}, 12);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].back().text, "strong");
  EXPECT_EQ(lines[1].back().text, "words");
  EXPECT_EQ(lines[1].back().tone, Tone::strong);
}

TEST(Wrap, AParagraphIsSetAnewOnlyIfALineIsTooWide) {
  const std::string text = "one two\nthree\n\n  a list of things\n";
  EXPECT_EQ(fitted(text, 20), text);
  EXPECT_EQ(fitted(text, 12), "one two\nthree\n\n  a list of\n    things\n");
  EXPECT_EQ(fitted("one two\nthree four\n", 9), "one two\nthree\nfour\n");
}

TEST(Wrap, TheSecondColumnOfAListHangsUnderItself) {
  EXPECT_EQ(fitted("  --to   the recipient of goods\n", 20), "  --to   the\n         recipient\n         of goods\n");
}

}  // namespace
}  // namespace filiera

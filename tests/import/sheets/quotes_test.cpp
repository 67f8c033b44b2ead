// SPDX-License-Identifier: Apache-2.0
// Finding quotes in texts.
#include "import/sheets/quotes.hpp"

#include <gtest/gtest.h>

#include <string>

namespace filiera {
namespace {

std::string found_in(std::string_view text, std::string_view quote) {
  std::string told;
  for (const TextSpan& span : QuotedText(text).find(quote, 3)) told += std::string(bytes_at(text, span)) + "/";
  return told;
}

TEST(Quotes, WhiteSpaceAndKindsOfQuotationMarksDoNotCount) {
  EXPECT_EQ(found_in("He said \u201CAcme\u2019s\n  valves\u201D, once.", "said \"Acme's valves\""),
            "said \u201CAcme\u2019s\n  valves\u201D/");
  EXPECT_EQ(found_in("press\u00ADed val\u200Bves, 10\u00A0%", "pressed valves, 10 %"),
            "press\u00ADed val\u200Bves, 10\u00A0%/");
  EXPECT_EQ(found_in("Soci\u00E9t\u00E9 Acme", "T\u00E9 Acme"), "");
}

TEST(Quotes, SpansCountCharactersOfTheText) {
  EXPECT_EQ(QuotedText("\u00E4\u00F6 Acme").find("Acme"), (std::vector<TextSpan>{{3, 7}}));
}

TEST(Quotes, MarksOfWhatIsLeftOutJoinNearStretches) {
  EXPECT_EQ(found_in("Acme, which is old, makes valves.", "Acme […] makes valves"),
            "Acme, which is old, makes valves/");
  EXPECT_EQ(found_in("Acme, which is old, makes valves.", "Acme [...] makes [...] valves"),
            "Acme, which is old, makes valves/");
  EXPECT_EQ(found_in("Acme" + std::string(401, '.') + "makes", "Acme […] makes"), "");
  EXPECT_EQ(found_in("makes Acme", "Acme […] makes"), "");
}

TEST(Quotes, AFrequentFirstPartIsNoBurden) {
  EXPECT_EQ(found_in(std::string(500000, 'a'), "a […] makes"), "");
  EXPECT_EQ(found_in("Acme" + std::string(399, '.') + "makes", "Acme […] makes").size(), 409u);
}

TEST(Quotes, EveryPlaceIsFound) {
  EXPECT_EQ(found_in("a valve, a valve", "valve"), "valve/valve/");
  EXPECT_EQ(found_in("aaa", "aa"), "aa/aa/");
  EXPECT_EQ(found_in("text", " "), "");
}

TEST(Quotes, TheNearestPassageIsShown) {
  const std::string text = "First something else. Then Bolt plans to buy 500 press valves from Acme. And more.";
  const TextSpan near = QuotedText(text).nearest("Bolt plans to buy 50 press valves of Acme");
  EXPECT_NE(bytes_at(text, near).find("plans to buy 500 press valves"), std::string::npos) << bytes_at(text, near);
  EXPECT_EQ(QuotedText(text).nearest("wholly unlike it, xyz qqq www"), TextSpan{});
}

}  // namespace
}  // namespace filiera

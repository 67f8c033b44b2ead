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

TEST(Quotes, DashesDotsAndComposedLettersAreAlike) {
  EXPECT_EQ(found_in("2024\u20132025, perch\u00E9\u2026", "2024-2025, perche\u0301..."),
            "2024\u20132025, perch\u00E9\u2026/");
  EXPECT_EQ(found_in("perche\u0301 no", "perch\u00E9"), "perche\u0301/");
  // No part of a letter.
  EXPECT_EQ(found_in("perch\u00E9 no", "perche"), "");
  EXPECT_EQ(found_in("perche\u0301 no", "perche"), "");
  EXPECT_EQ(found_in("no\u2026", "no."), "");
}

TEST(Quotes, WordsAreDividedAlike) {
  const auto has = [](std::string_view text, std::string_view quote) {
    const QuotedText quoted(text);
    return quoted.has_words(quote, quoted.find(quote).front());
  };
  EXPECT_TRUE(has("no table there", "no\ntable"));
  EXPECT_FALSE(has("no table there", "notable"));
  EXPECT_FALSE(has("notable there", "no table"));
  EXPECT_FALSE(has("unlikely", "likely"));
  EXPECT_FALSE(has("likelyhood", "likely"));
  EXPECT_TRUE(has("l\u2019accordo.", "accordo"));
  EXPECT_FALSE(has("10,000 chips", "000 chips"));
  EXPECT_FALSE(has("chips, 10,000", "chips, 10"));
  EXPECT_TRUE(has("semi\u00AD\nconductor", "semiconductor"));
  // Chinese does not part words; lines may end anywhere.
  EXPECT_TRUE(has("\u534E\u4E3A\n\u4F9B\u5E94", "\u534E\u4E3A\u4F9B\u5E94"));
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
